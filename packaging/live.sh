# shellcheck shell=bash
# SPDX-License-Identifier: EUPL-1.2
# Read by ./lagewerk: the commands of a live realm.
# shellcheck disable=SC2154  # here, bin and the words come from ./lagewerk

# Sets home, realm, and of town, name, sender, recipients, party, address, port those that the command takes.
read_home() { # "option..." words...
    local known=" --home $1 "
    shift
    home=${LAGEWERK_HOME:-${XDG_DATA_HOME:-$HOME/.local/share}/lagewerk}
    town='' name='' sender='' recipients='' party=console-1 address='' port=''
    while [ $# -gt 0 ]; do
        case $known in *" $1 "*) ;; *) wrong_option "$1" ;; esac
        { [ $# -ge 2 ] && [ -n "$2" ]; } || wrong "$1 braucht einen Wert" "$1 needs a value"
        printf -v "${1#--}" '%s' "$2"
        shift 2
    done
    case $port in
        '') ;;
        *[!0-9]* | ??????* | 0*) wrong_port ;;
        *) { [ "$port" -ge 1024 ] && [ "$port" -le 65535 ]; } || wrong_port ;;
    esac
    realm=$home/realm
    # What was said at the first start holds for the next ones.
    local field
    for field in town sender recipients; do
        if [ -z "${!field}" ] && [ -r "$home/$field" ]; then printf -v "$field" '%s' "$(cat "$home/$field")"; fi
    done
}
wrong_port() {
    wrong "--port $port ist kein freier TCP-Port; nehmen Sie einen von 1024 bis 65535" \
        "--port $port is not a TCP port that is free to use; choose one from 1024 to 65535"
}

need_realm() {
    [ -e "$realm/realm.toml" ] || die \
        "in $home ist kein Bereich; erst starten: ./lagewerk up --home $home --town F.gpkg --sender lage@ihre-stadt.example" \
        "no realm in $home; start one first: ./lagewerk up --home $home --town F.gpkg --sender lage@your-town.example"
}

command_backup() {
    umask 077
    local out=''
    take_folder out --out "$@"
    read_home '' "${rest[@]}"
    need_realm
    build_programs OFF
    "$bin/lagewerk-log" backup --realm "$realm" --out "$out" || die "nichts wurde kopiert" "nothing was copied"
    local field
    for field in town sender recipients; do [ ! -e "$home/$field" ] || cp -- "$home/$field" "$out/home.$field"; done
    say "kopiert nach $out; das Stadtpaket ist nicht dabei: $town" "copied to $out; the town package itself is not in it: $town"
}

command_restore() {
    umask 077
    local from=''
    take_folder from --from "$@"
    read_home '' "${rest[@]}"
    [ -d "$from" ] || die "den Ordner $from gibt es nicht" "there is no folder $from"
    [ ! -e "$realm" ] || die "in $home ist schon ein Bereich; geben Sie ein anderes --home, oder räumen Sie ihn weg" \
        "there is a realm in $home already; give another --home, or move that one away"
    build_programs OFF
    mkdir -p "$home"
    chmod 700 "$home"
    "$bin/lagewerk-log" restore --from "$from" --realm "$realm" || die "nichts wurde wiederhergestellt" "nothing was restored"
    local field
    for field in town sender recipients; do [ ! -e "$from/home.$field" ] || cp -- "$from/home.$field" "$home/$field"; done
    say "wiederhergestellt in $home; starten: ./lagewerk up --home $home" "restored into $home; start it: ./lagewerk up --home $home"
}

# Takes the folder behind one option into a variable; the other words stand in rest.
take_folder() { # variable option words...
    local -n folder=$1
    local option=$2
    shift 2
    rest=()
    while [ $# -gt 0 ]; do
        if [ "$1" = "$option" ]; then
            { [ $# -ge 2 ] && [ -n "$2" ]; } || wrong "$option braucht einen Ordner" "$option needs a folder"
            folder=$2
            shift
        else
            rest+=("$1")
        fi
        shift
    done
    [ -n "$folder" ] || wrong "es fehlt $option ORDNER" "$option DIR is missing"
}

# The first start of a live realm. The recovery sheet goes to the terminal and nowhere else.
found_realm() {
    local sheet
    { mkdir -p "$home" && chmod 700 "$home"; } || die "der Ordner $home kann nicht angelegt werden; wählen Sie ein anderes --home" \
        "the folder $home cannot be made; choose another --home"
    sheet=$("$bin/lagewerk-broker" init --realm "$realm" --kind live --name "${name:-$town_name}" \
        --address "${address:-127.0.0.1}" --port "$port") || die "der Bereich konnte nicht angelegt werden" "the realm could not be made"
    printf '%s\n\n' "$sheet"
    if [ -z "${LAGEWERK_PASSPHRASE:-}" ]; then
        LAGEWERK_PASSPHRASE=$(sed -n 's/^Passphrase  *//p' <<<"$sheet")
    fi
    export LAGEWERK_PASSPHRASE
}

realm_address() { sed -n 's/^endpoint *= *.*:\/\/\(.*\):[0-9]*['"'"'"].*/\1/p' "$realm/realm.toml"; }
realm_port() { sed -n 's/^endpoint *= *.*:\([0-9]*\)['"'"'"].*/\1/p' "$realm/realm.toml"; }

# All that can be known to be wrong before anything is made or started.
check_start() {
    local answer what
    for what in "town $town" ${recipients:+"recipients $recipients"}; do
        if [ ! -f "${what#* }" ] || [ ! -r "${what#* }" ]; then
            die "--${what%% *}: die Datei ${what#* } gibt es nicht, oder sie ist nicht lesbar" \
                "--${what%% *}: the file ${what#* } does not exist or cannot be read"
        fi
    done
    answer=$("$bin/lagewerk-geo" info "$town" --live 2>&1) ||
        die "dieses Stadtpaket taugt nicht für den Echtbetrieb: $answer" "this town package cannot be used: $answer"
    town_name=${answer%%, version *}
    answer=$("$bin/lagewerk-dispatch" --check live --sender "$sender" ${recipients:+--recipients "$recipients"} 2>&1) ||
        die "so kann nichts versandt werden: $answer" "nothing can be sent this way: $answer"
    if [ -e "$realm/realm.toml" ]; then
        check_founded
    elif [ -e "$realm/journal.db" ]; then
        die "die Gründung des Bereichs wurde abgebrochen; gesagt wurde darin noch nichts: entfernen Sie $realm und rufen Sie up nochmals" \
            "founding the realm was broken off before; nothing was said in it yet: remove $realm and call up again"
    fi
    check_address "${address:=127.0.0.1}"
    : "${port:=5557}"
    if (exec 3<>"/dev/tcp/${address:-127.0.0.1}/$port") 2>/dev/null; then
        if [ -e "$realm/realm.toml" ]; then
            die "ein anderes Programm belegt den Port $port dieses Bereichs; beenden Sie es (finden: ss -ltnp sport = :$port)" \
                "port $port of this realm is in use by another program; end that one (find it: ss -ltnp sport = :$port)"
        fi
        die "ein anderes Programm belegt den Port $port, vielleicht ein anderer Bereich; wählen Sie einen mit --port" \
            "port $port is in use by another program, perhaps another realm; choose one with --port"
    fi
}

check_address() { # IPv4
    local own
    own="127.0.0.1 $(hostname -I 2>/dev/null | tr ' ' '\n' | grep -E '^[0-9.]+$' | tr '\n' ' ' || true)"
    case " $own" in *" $1 "*) return 0 ;; esac
    die "$1 ist keine IPv4-Adresse dieses Rechners; er hat: $own" "$1 is no IPv4 address of this machine; it has: $own"
}

# What was chosen at the first start stands in every party's folder.
check_founded() {
    local written
    written=$(realm_port)
    [ -z "$port" ] || [ "$port" = "$written" ] ||
        die "der Bereich in $home wurde mit Port $written gegründet, und alle Teilnehmer kennen ihn so; lassen Sie --port weg" \
            "the realm in $home was founded on port $written and its parties know that one; leave out --port"
    port=$written
    written=$(realm_address)
    [ -z "$address" ] || [ "$address" = "$written" ] ||
        die "der Bereich in $home wurde unter $written gegründet, und alle Teilnehmer kennen ihn so; lassen Sie --address weg" \
            "the realm in $home was founded at $written and its parties know that one; leave out --address"
    address=$written
    written=$(sed -n 's/^name *= *.\(.*\).$/\1/p' "$realm/realm.toml")
    [ -z "$name" ] || [ "$name" = "$written" ] ||
        die "der Bereich in $home heißt seit seiner Gründung \"$written\"; lassen Sie --name weg" \
            "the realm in $home was founded as \"$written\"; leave out --name"
    if [ -e "$realm/broker/lock" ] && ! flock -n "$realm/broker/lock" true; then
        die "der Bereich in $home läuft schon; beenden Sie ihn erst (Strg-C dort, wo er läuft), oder geben Sie ein anderes --home" \
            "the realm in $home is up already; end that one first (Ctrl-C where it runs), or give another --home"
    fi
}

enrol_missing() { # device role source...
    local device=$1 role=$2 sources=() source
    shift 2
    [ -e "$realm/parties/$device/identity.toml" ] && return 0
    for source in "$@"; do sources+=(--source "$source"); done
    if [ -z "${LAGEWERK_PASSPHRASE:-}" ]; then
        say "der erste Start wurde nicht fertig: $device fehlt noch; dazu braucht es die Passphrase vom Notfallblatt" \
            "the first start was not finished: $device is still to be enrolled; that takes the passphrase of the recovery sheet"
    fi
    "$bin/lagewerk-keys" enrol-device --realm "$realm" --name "$device" --role "$role" "${sources[@]}" ||
        die "$device konnte nicht eingetragen werden; geben Sie die Passphrase der Verwaltung in LAGEWERK_PASSPHRASE oder am Terminal" \
            "could not enrol $device; give the administrator's passphrase in LAGEWERK_PASSPHRASE or on the terminal"
}

await_broker() { # log
    local tries=0
    until grep -q '^listening on' "$1" 2>/dev/null; do
        kill -0 "$broker_pid" 2>/dev/null || { cat "$1" >&2; die "der Broker startete nicht" "the broker did not start"; }
        tries=$((tries + 1))
        [ $tries -lt 300 ] || die "der Broker meldet sich nicht; siehe $1" "the broker does not listen; see $1"
        read -rt 0.1 <> <(:) || true
    done
}

end_children() {
    trap - EXIT INT TERM
    local pid
    for pid in "${dispatch_pid:-}" "${broker_pid:-}"; do
        [ -z "$pid" ] || kill "$pid" 2>/dev/null || true
    done
    wait
}

command_up() {
    umask 077
    read_home '--town --sender --recipients --name --address --port' "$@"
    [ -n "$town" ] || wrong "up braucht ein Stadtpaket: --town F.gpkg (macht build/bin/lagewerk-geo build)" \
        "up needs a town package: --town F.gpkg (build/bin/lagewerk-geo build makes one)"
    [ -n "$sender" ] || wrong "up braucht den Absender der Warnungen: --sender lage@ihre-stadt.example" \
        "up needs the name that warnings go out under: --sender lage@your-town.example"
    build_programs OFF
    check_start
    [ -e "$realm/realm.toml" ] || found_realm
    local field
    town=$(realpath -- "$town") recipients=${recipients:+$(realpath -- "$recipients")}
    for field in town sender recipients; do [ -z "${!field}" ] || printf '%s\n' "${!field}" >"$home/$field"; done
    # One log per start for what is awaited in it; the one before is kept.
    local log=$home/broker.log
    [ ! -e "$log" ] || cat "$log" >>"$home/broker.old.log"
    : >"$log"
    trap end_children EXIT
    trap 'exit 130' INT
    trap 'exit 0' TERM
    start_broker
    await_broker "$log"
    enrol_missing dispatch dispatch dispatch
    enrol_missing console-1 console console-1 'post:*'
    unset LAGEWERK_PASSPHRASE
    start_dispatch
    tell_up "$(sed -n 's/^listening on //p' "$log")"
    keep_running
}

tell_up() { # endpoint
    say "der Bereich \"$(sed -n 's/^name *= *.\(.*\).$/\1/p' "$realm/realm.toml")\" läuft ($1); Protokolle in $home; Ende mit Strg-C" \
        "the realm \"$(sed -n 's/^name *= *.\(.*\).$/\1/p' "$realm/realm.toml")\" is up ($1); logs in $home; end with Ctrl-C"
    if [ -z "$(people_keys)" ]; then
        say "noch darf niemand etwas: tragen Sie zwei Personen ein (./lagewerk help, enrol), etwa:" \
            "nobody may do anything yet: enrol two people (./lagewerk help, enrol), for example:"
        printf '  ./lagewerk enrol %s --home %q --display "%s" --function "%s" --role staff --role %s\n' \
            beispiel "$home" 'A. Beispiel' 'S2 Lage' author muster "$home" 'B. Muster' 'Leitung des Stabes' approver >&2
    fi
    say "Bildschirm: ./lagewerk console --home $home" "screen: ./lagewerk console --home $home"
}

start_broker() {
    # The administrator's passphrase is no business of a program that runs for months.
    env -u LAGEWERK_PASSPHRASE "$bin/lagewerk-broker" run --realm "$realm" --town "$town" >>"$home/broker.log" 2>&1 &
    broker_pid=$!
}
start_dispatch() {
    "$bin/lagewerk-dispatch" --identity "$realm/parties/dispatch" --realm live --sender "$sender" --out "$home" \
        ${recipients:+--recipients "$recipients"} >>"$home/dispatch.log" 2>&1 &
    dispatch_pid=$!
}

# What ends unasked is started again; what ends five times within a minute has a reason that a person must see.
keep_running() {
    local ends=() now kept end
    while :; do
        wait -n "$broker_pid" "$dispatch_pid" || true
        now=$SECONDS kept=()
        for end in "${ends[@]}"; do [ $((now - end)) -gt 60 ] || kept+=("$end"); done
        ends=("${kept[@]}" "$now")
        [ ${#ends[@]} -lt 5 ] || die "Broker oder Versand enden immer wieder; siehe $home/broker.log und $home/dispatch.log" \
            "broker or dispatch ends again and again; see $home/broker.log and $home/dispatch.log"
        if ! kill -0 "$broker_pid" 2>/dev/null; then
            say "der Broker wurde beendet und startet neu (siehe $home/broker.log)" \
                "the broker has ended; starting it again (see $home/broker.log)"
            start_broker
        fi
        if ! kill -0 "$dispatch_pid" 2>/dev/null; then
            say "der Versand wurde beendet und startet neu (siehe $home/dispatch.log)" \
                "dispatch has ended; starting it again (see $home/dispatch.log)"
            start_dispatch
        fi
        read -rt 1 <> <(:) || true
    done
}

# Key files of people who work here, one a line; the administrator is none of them.
people_keys() {
    local key
    for key in "$realm"/people/*.key; do
        case $key in */admin.key | */'*.key') ;; *) printf '%s\n' "$key" ;; esac
    done
}

command_enrol() {
    local person=${1:-} words=() roles=0
    case $person in
        '' | -*) wrong "wie heißt die Person? ./lagewerk enrol NAME --role ROLLE" "who? ./lagewerk enrol NAME --role ROLE" ;;
        *[!A-Za-z0-9._-]* | .* | admin)
            wrong "NAME hat nur Buchstaben ohne Umlaut, Ziffern, - _ und ., nicht \"$person\"; den ganzen Namen nennt --display" \
                "NAME takes only letters, digits, - _ and ., not \"$person\"; --display gives the whole name"
            ;;
    esac
    shift
    rest=()
    while [ $# -gt 0 ]; do
        case $1 in
            --display | --function | --role)
                { [ $# -ge 2 ] && [ -n "$2" ]; } || wrong "$1 braucht einen Wert" "$1 needs a value"
                if [ "$1" = --role ]; then
                    roles=1
                    case $2 in
                        staff | author | approver | administrator) ;;
                        s[1-6] | leiter | leitung | kgs | sms | ems | buma) ;; # seats: broker/keys/ROLES.md
                        *) wrong "--role ist staff, author, approver, administrator oder ein Sitz (s1 bis s6, leiter, leitung, kgs, sms, ems, buma), nicht $2" \
                            "--role is staff, author, approver, administrator or a seat (s1 to s6, leiter, leitung, kgs, sms, ems, buma), not $2" ;;
                    esac
                fi
                words+=("$1" "$2")
                shift 2
                ;;
            *)
                rest+=("$1")
                shift
                ;;
        esac
    done
    [ $roles = 1 ] || wrong "es fehlt --role: staff, author, approver oder administrator" \
        "--role is missing: staff, author, approver or administrator"
    read_home '' "${rest[@]}"
    need_realm
    build_programs OFF
    exec "$bin/lagewerk-keys" enrol-person --realm "$realm" --name "$person" "${words[@]}"
}

command_console() {
    local lang=()
    rest=()
    while [ $# -gt 0 ]; do
        case $1 in
            --language)
                case ${2:-} in de | en) ;; *) wrong "--language ist de oder en" "--language is de or en" ;; esac
                lang=(--lang "$2")
                shift
                ;;
            *) rest+=("$1") ;;
        esac
        shift
    done
    read_home '--party' "${rest[@]}"
    need_realm
    [ -e "$realm/parties/$party/identity.toml" ] ||
        die "in $realm/parties gibt es $party nicht; eintragen: $bin/lagewerk-keys enrol-device --realm $realm --name $party --role console --source $party --source 'post:*'" \
            "no party $party in $realm/parties; enrol it: $bin/lagewerk-keys enrol-device --realm $realm --name $party --role console --source $party --source 'post:*'"
    build_programs OFF
    [ -n "$(people_keys)" ] || say "niemand ist eingetragen: die Konsole zeigt, aber niemand kann sich anmelden (./lagewerk help, enrol)" \
        "nobody is enrolled: the console shows, but nobody can log in (./lagewerk help, enrol)"
    exec "$bin/lagewerk-console" --identity "$realm/parties/$party" ${town:+--town "$town"} "${lang[@]}" \
        --people "$realm/people"
}
