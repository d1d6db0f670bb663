// SPDX-License-Identifier: EUPL-1.2

// The course of an exercise as the log tells it.
#include "broker/wire/codec.h"
#include "console/session/chronicle.h"

namespace session {

void Chronicle::noteExercise(const wire::Record& record, const situation::Situation& before) {
    if (const auto state = wire::payloadOf<wire::ExerciseState>(record.envelope)) {
        if (before.exercise && before.exercise->phase == state->phase) return;
        Line& line = add(record, LineKind::Exercise);
        line.text = state->title;
        line.count = static_cast<std::uint32_t>(state->phase);
    } else if (const auto inject = wire::payloadOf<wire::Inject>(record.envelope)) {
        Line& line = add(record, LineKind::Inject);
        line.subject = inject->number;
        line.text = inject->text;
    }
}

}  // namespace session
