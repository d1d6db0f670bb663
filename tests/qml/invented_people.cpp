// SPDX-License-Identifier: EUPL-1.2
#include "tests/qml/invented.h"

// A directory and a call of the invented town: no number and no address of it is anybody's.
namespace invented {
namespace {

using wire::CallMove;

std::string idOf(int number) { return std::string(29, '0') + "c" + (number < 10 ? "0" : "") + std::to_string(number); }
wire::Contact contact(int number, const std::string& function, const std::string& name, std::uint32_t rank,
                      std::vector<wire::Reach> reach) {
    wire::Contact one;
    one.contact = idOf(number), one.function = function, one.name = name, one.rank = rank;
    one.reach = std::move(reach);
    return one;
}

}  // namespace

wire::MessageId Evening::contact(const wire::Contact& contact, const std::string& source, const std::string& author) {
    return say(contact, source, author);
}
void Evening::callUp(const wire::CallUp& call) { say(call, "post:S2", "p:s2"); }
void Evening::callStep(const wire::CallStep& step, const std::string& source, const std::string& author) {
    say(step, source, author.empty() ? std::nullopt : std::optional(author));
}
void Evening::seat(wire::SeatMove move, const std::string& workplace, const std::string& source,
                   const std::string& author, std::uint8_t device) {
    m_submitter = device;
    say(wire::Seat{move, author, workplace}, source, author);
    m_submitter = 0;
}

void tellDirectory(Evening& evening) {
    const base::Instant now = invented::evening();
    wire::Contact head =
        contact(1, "Leitung", "K. Adler", 1, {{"mobile", "0151 0000001"}, {"mail", "adler@auental.example"}});
    head.organisation = "Stadt Auental, Dezernat II";
    evening.contact(head);
    evening.contact(contact(2, "Leitung", "P. Sommer", 2, {{"mobile", "0151 0000002"}}));
    wire::Contact chief = contact(3, "LdS", "B. Muster", 1, {{"mobile", "0151 0000003"}, {"pager", "Schleife 12"}});
    chief.organisation = "Feuerwehr";
    evening.contact(chief);
    wire::Contact first =
        contact(4, "S1", "C. Winter", 1, {{"mobile", "0151 0000004"}, {"mail", "winter@auental.example"}});
    first.onCallFrom = now.plusS(-3600 * 6), first.onCallUntil = now.plusS(3600 * 12);
    evening.contact(first);
    evening.contact(contact(5, "S1", "D. Berg", 2, {{"phone", "09123 0005"}}));
    evening.contact(
        contact(6, "S2", "A. Beispiel", 1, {{"mobile", "0151 0000006"}, {"mail", "beispiel@auental.example"}}));
    evening.contact(contact(7, "S3", "E. Lang", 1, {{"mobile", "0151 0000007"}, {"pager", "Schleife 12"}}));
    wire::Contact press =
        contact(8, "S5", "F. Klein", 1, {{"mobile", "0151 0000008"}, {"mail", "presse@auental.example"}});
    press.note = "nachts erst das Telefon, dann die Mail";
    evening.contact(press);
    wire::Contact yard = contact(9, "Bauhof", "", 1, {{"phone", "09123 0009"}, {"radio", "Bauhof Auental 1"}});
    yard.organisation = "Bauhof der Stadt Auental";
    yard.onCallFrom = now.plusS(3600 * 4), yard.onCallUntil = now.plusS(3600 * 16);
    evening.contact(yard);
    wire::Contact clinic = contact(10, "Klinikum, Einsatzleitung", "", 1, {{"phone", "09123 0010"}});
    clinic.organisation = "Klinikum Auental";
    evening.contact(clinic);
    evening.contact(contact(11, "Stadtwerke, Netzleitstelle", "", 1,
                            {{"phone", "09123 0011"}, {"mail", "netz@stadtwerke.example"}}));
    evening.contact(contact(12, "THW, Ortsbeauftragter", "G. Weber-Hohenstein", 1, {{"mobile", "0151 0000012"}}));
    evening.seat(wire::SeatMove::Taken, "Stabsraum-2", "post:S2", "p:s2", 21);
    evening.seat(wire::SeatMove::Left, "Stabsraum-5", "post:S3", "p:s3", 22);
    evening.settle();
}

void tellCall(Evening& evening) {
    const base::Instant now = evening.now();
    wire::CallUp call;
    call.call = std::string(31, '0') + "d", call.subject = "Einberufung des Krisenstabs";
    call.text = "Hochwasser an der Aue, Stufe 3 erwartet ab 20:30. Bitte in den Stabsraum kommen.";
    call.meeting = "Stabsraum, Rathaus, 1. Stock", call.beThereBy = now.plusS(2700), call.answerBy = now.plusS(900);
    call.targets = {{idOf(1), "Leitung", "K. Adler", {"mobile", "0151 0000001"}},
                    {idOf(1), "Leitung", "K. Adler", {"mail", "adler@auental.example"}},
                    {idOf(3), "LdS", "B. Muster", {"mobile", "0151 0000003"}},
                    {idOf(4), "S1", "C. Winter", {"mobile", "0151 0000004"}},
                    {idOf(7), "S3", "E. Lang", {"mobile", "0151 0000007"}},
                    {idOf(8), "S5", "F. Klein", {"mobile", "0151 0000008"}},
                    {idOf(12), "THW, Ortsbeauftragter", "G. Weber-Hohenstein", {"mobile", "0151 0000012"}}};
    evening.callUp(call);
    const auto way = [&](int contact, CallMove move, const std::string& means, const std::string& note = "") {
        evening.callStep({call.call, idOf(contact), move, means, {}, note}, "dispatch", "");
    };
    for (const int contact : {1, 3, 4, 7, 8, 12}) way(contact, CallMove::Sent, "mobile");
    way(1, CallMove::Sent, "mail");
    way(12, CallMove::Failed, "mobile", "Nummer nicht vergeben");
    const auto answer = [&](int contact, CallMove move, std::int64_t inS, const std::string& note = "") {
        wire::CallStep step{call.call, idOf(contact), move, "phone", {}, note};
        if (inS > 0) step.arrival = now.plusS(inS);
        evening.callStep(step, "post:S2", "p:s2");
    };
    answer(1, CallMove::Coming, 1800);
    answer(3, CallMove::Arrived, 60);
    answer(4, CallMove::Coming, 1200, "mit dem Rad");
    answer(8, CallMove::Declined, 0, "krank, Vertretung ist verständigt");
    evening.callStep(
        {call.call, "", CallMove::Noted, "", {}, "Parkplatz am Rathaus ist gesperrt, Zufahrt über den Hof."}, "post:S2",
        "p:s2");
    evening.settle();
}

}  // namespace invented
