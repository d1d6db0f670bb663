// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The stage of QuickTest (main_pages.cpp): the store behind the curtain, and what a staff says on it.

#include <QObject>
#include <QString>
#include <QTemporaryDir>

#include <memory>
#include <string>

#include "broker/wire/codec.h"
#include "console/qml/desk.h"
#include "tests/qml/invented.h"

class StaffStage : public QObject {
    Q_OBJECT
public:
    StaffStage()
        : m_clock(invented::evening()),
          m_store(m_clock),
          m_login(m_store),
          m_desk((m_store.setTown(invented::town(), std::nullopt, {}), m_store), m_login, models::Language::German,
                 QStringLiteral("tcp://test")),
          m_evening(m_store) {}

    /// S2 has said so of the alarm on the nth card: an AlarmMove, for so many minutes.
    Q_INVOKABLE void tellAlarmAct(int card, int move, int minutes) {
        const auto& rows = static_cast<models::TodoList*>(m_desk.todo())->rows();
        const models::TodoRow& row = rows.at(static_cast<std::size_t>(card));
        wire::AlarmAct act{row.key.toStdString(),  row.sinceAt, static_cast<wire::AlarmMove>(move), "S2", {},
                           row.title.toStdString()};
        if (minutes > 0) act.until = m_evening.now().plusS(60LL * minutes);
        m_evening.alarmAct(act);
        m_evening.settle();
        m_desk.refresh();
    }
    Q_INVOKABLE void passMinutes(int minutes) {
        m_evening.tick(m_evening.now().plusS(60LL * minutes));
        m_evening.settle();
        m_desk.refresh();
    }
    Q_INVOKABLE void tellSoundProblem(const QString& why) { m_desk.alarms()->setSoundProblem(why); }
    /// What would be heard: 0 nothing, 1 an alarm waits, 2 one presses.
    Q_INVOKABLE int alarmSound() { return static_cast<int>(m_desk.alarms()->sound()); }
    /// step: an OperationStep
    Q_INVOKABLE void tellOperation(const QString& id, const QString& name, int step) {
        m_evening.operation(id.toStdString(), name.toStdString(), static_cast<wire::OperationStep>(step));
        m_evening.settle();
        m_desk.refresh();
    }
    /// An entry of S2's that belongs to the operation.
    Q_INVOKABLE void tellEntryIn(const QString& operation, const QString& words) {
        m_evening.speakIn(operation.toStdString());
        m_evening.logEntry(words.toStdString(), "p:s2");
        m_evening.speakIn({});
        m_evening.settle();
        m_desk.refresh();
    }
    /// So many entries of S2's, the nth begins with "Zeile n:".
    Q_INVOKABLE void tellEntries(int from, int count) {
        for (int i = from; i < from + count; ++i)
            m_evening.logEntry("Zeile " + std::to_string(i) + ": " +
                                   (i % 100 == 0 ? "Sandsäcke an die Mühle gebracht" : "Lage unverändert"),
                               "p:s2");
        m_evening.settle();
        m_desk.refresh();
    }
    /// S3 has decided so, on the ground of all that stands.
    Q_INVOKABLE void tellDecision(const QString& subject, const QString& words) {
        wire::Decision decision;
        decision.subject = subject.toStdString(), decision.text = words.toStdString(), decision.function = "S3";
        decision.grounds =
            models::groundsOf(m_store.picture(), m_evening.now(), m_store, models::Format(models::Language::German));
        decision.knownThrough = m_store.picture().lastSequence;
        m_evening.decision(decision);
        m_evening.settle();
        m_desk.refresh();
    }
    /// A gauge shows another value, which the worker trusts.
    Q_INVOKABLE void riseTo(const QString& station, double cm) {
        const std::string id = station.toStdString();
        wire::StationState state = *m_store.picture().stations.at(id).state;
        state.trustedValue = cm, state.trustedAt = m_evening.now();
        m_evening.reading(id, m_evening.now(), cm);
        m_evening.state(state);
        m_evening.settle();
        m_desk.refresh();
    }
    /// What the exercise control plays in; what it expects is in the record and must not be on any page.
    Q_INVOKABLE void tellInject(const QString& number, const QString& text) {
        const wire::Inject inject{number.toStdString(), text.toStdString(), std::string("GEHEIME ERWARTUNG")};
        m_evening.sayBytes(wire::Kind::Inject, wire::encodePayload(inject), "player");
        m_evening.settle();
        m_desk.refresh();
    }
    /// phase: an ExercisePhase
    Q_INVOKABLE void tellPhase(int phase) {
        m_evening.exercise(static_cast<wire::ExercisePhase>(phase), "Starkregen Auental");
        m_evening.settle();
        m_desk.refresh();
    }
    /// Whoever is logged in directs the exercise, or Petra Beispiel does.
    Q_INVOKABLE void tellDirector(bool isHere) {
        wire::PersonEnrolled director{"p:regie", "Petra Beispiel", "Übungsleitung", {}, {}};
        if (isHere) director = m_store.picture().roster.person(m_login.person()->id)->enrolment;
        director.seats = std::vector<std::string>{"director"};
        m_evening.sayBytes(wire::Kind::PersonEnrolled, wire::encodePayload(director), "core", "p:admin");
        m_evening.settle();
        m_desk.refresh();
    }
    /// Whoever is logged in may look from now on, and say nothing.
    Q_INVOKABLE void tellObserver() {
        wire::PersonEnrolled person = m_store.picture().roster.person(m_login.person()->id)->enrolment;
        person.roles.clear();
        person.seats = std::vector<std::string>{"observer"};
        wire::Role observer;
        observer.name = "observer", observer.followsAll = true;
        m_evening.sayBytes(wire::Kind::RolesDefined, wire::encodePayload(wire::RolesDefined{{observer}}), "core",
                           "p:admin");
        m_evening.sayBytes(wire::Kind::PersonEnrolled, wire::encodePayload(person), "core", "p:admin");
        m_evening.settle();
        m_desk.refresh();
    }
    /// So many seconds pass on the wall, and so many in the exercise.
    Q_INVOKABLE void passBoth(int wallS, int realmS) {
        m_clock.stepMs(1000LL * wallS);
        m_evening.tick(m_evening.now().plusS(realmS));
        m_evening.settle();
        m_desk.refresh();
    }
    Q_INVOKABLE void tellBoards() {
        invented::tellBoards(m_evening);
        m_desk.refresh();
    }
    Q_INVOKABLE void tellDirectory() {
        invented::tellDirectory(m_evening);
        m_desk.refresh();
    }
    Q_INVOKABLE void tellCall() {
        invented::tellCall(m_evening);
        m_desk.refresh();
    }
    /// What the dispatcher read in an answer by mail to tellCall(); `move` as on the wire.
    Q_INVOKABLE bool tellMailAnswer(const QString& contact, int move, const QString& note) {
        const auto& calls = m_evening.picture().work.calls;
        if (calls.empty()) return false;
        m_evening.callStep({calls.begin()->first,
                            contact.toStdString(),
                            static_cast<wire::CallMove>(move),
                            "mail",
                            {},
                            note.toStdString()},
                           "dispatch", "");
        m_evening.settle();
        m_desk.refresh();
        return true;
    }
    /// S3 says of the nth entry, without having seen what stands, that it is this person.
    Q_INVOKABLE void tellRivalContact(int number, const QString& name) {
        for (const auto& [id, view] : m_store.picture().work.contacts) {
            if (--number != 0) continue;
            wire::Contact contact = view.contact;
            contact.name = name.toStdString();
            contact.basedOn.reset();
            m_evening.contact(contact, "post:S3", "p:s3");
            break;
        }
        m_evening.settle();
        m_desk.refresh();
    }
    /// So many entries, with what people may call themselves.
    Q_INVOKABLE void tellManyContacts(int count, const QString& name) {
        for (int i = 0; i < count; ++i) {
            wire::Contact contact;
            contact.contact = QStringLiteral("%1").arg(i, 32, 16, QLatin1Char('0')).toStdString();
            contact.function = "Helfer " + std::to_string(i), contact.name = name.toStdString();
            contact.reach = {{"mobile", "0151 " + std::to_string(i)}};
            m_evening.contact(contact);
        }
        m_evening.settle();
        m_desk.refresh();
    }
    /// S3 says of the shelter, without having seen what S2 said, that it is closed.
    Q_INVOKABLE void tellRivalOnBoard() {
        wire::BoardItem item = m_store.picture().work.board.at(std::string(31, '0') + "4").item;
        item.state = "closed";
        item.basedOn.reset();
        m_evening.boardItem(item, "post:S3", "p:s3");
        m_evening.settle();
        m_desk.refresh();
    }
    /// So many entries on the board of roads, with what people may call a street.
    Q_INVOKABLE void tellManyRoads(int count, const QString& name) {
        for (int i = 0; i < count; ++i) {
            wire::BoardItem item;
            item.item = QStringLiteral("%1").arg(i + 100, 32, 10, QLatin1Char('0')).toStdString();
            item.board = wire::Board::Road, item.state = "closed";
            item.name = (name + QLatin1Char(' ') + QString::number(i)).toStdString();
            m_evening.boardItem(item);
        }
        m_evening.settle();
        m_desk.refresh();
    }

protected:
    QTemporaryDir m_folder;
    std::shared_ptr<session::FileCache> m_cache;
    base::SteppedClock m_clock;
    session::Store m_store;
    session::Login m_login;
    console::Desk m_desk;
    invented::Evening m_evening;
};
