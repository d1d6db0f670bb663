// SPDX-License-Identifier: EUPL-1.2
// What a view reads of a card.
#include "console/models/todo_list.h"

namespace models {

QString urgencyWords(Urgency urgency) {
    switch (urgency) {
        case Urgency::VeryHigh: return Words::tr("Sehr dringend");
        case Urgency::High: return Words::tr("Dringend");
        case Urgency::Medium: return Words::tr("Mittel");
        case Urgency::Note:
        case Urgency::None: break;
    }
    return Words::tr("Hinweis");
}

TodoList::TodoList(QObject* parent)
    : RowList<TodoRow>(
          {
              {"key", [](const TodoRow& row) { return QVariant(row.key); }},
              {"urgency", [](const TodoRow& row) { return QVariant(static_cast<int>(row.urgency)); }},
              {"kind", [](const TodoRow& row) { return QVariant(row.kind); }},
              {"since", [](const TodoRow& row) { return QVariant(row.since); }},
              {"title", [](const TodoRow& row) { return QVariant(row.title); }},
              {"detail", [](const TodoRow& row) { return QVariant(row.detail); }},
              {"people", [](const TodoRow& row) { return QVariant(row.people); }},
              {"peopleRange", [](const TodoRow& row) { return QVariant(row.peopleRange); }},
              {"objects", [](const TodoRow& row) { return QVariant(row.objects); }},
              {"streets", [](const TodoRow& row) { return QVariant(row.streets); }},
              {"subject", [](const TodoRow& row) { return QVariant(row.subject); }},
              {"mapSubject", [](const TodoRow& row) { return QVariant(row.mapSubject); }},
              {"action", [](const TodoRow& row) { return QVariant(row.action); }},
              {"secondAction", [](const TodoRow& row) { return QVariant(row.secondAction); }},
              {"actionText", [](const TodoRow& row) { return QVariant(row.actionText); }},
              {"secondText", [](const TodoRow& row) { return QVariant(row.secondText); }},
              {"actionKey", [](const TodoRow& row) { return QVariant(row.actionKey); }},
              {"secondKey", [](const TodoRow& row) { return QVariant(row.secondKey); }},
              {"phase", [](const TodoRow& row) { return QVariant(row.phase); }},
              {"attention", [](const TodoRow& row) { return QVariant(row.attention); }},
              {"isByDay", [](const TodoRow& row) { return QVariant(row.isByDay); }},
          },
          parent) {}

}  // namespace models
