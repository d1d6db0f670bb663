// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/live_town.h"

#include "gis/warning/contact_data.h"

namespace layers {

base::Done checkLiveTown(const fusion::Town& town, const std::filesystem::path& file) {
    if (town.trial)
        return base::Failure{
            "this is a trial set-up (Versuchsaufbau): its gauges are transplanted or their zeros "
            "invented, and people would be warned by them",
            file.string(),
            "build the town's package from its own gauges and without --trial; a trial set-up is for "
            "exercises only"};
    struct Field {
        const char *name, *option;
        const std::string& value;
    };
    for (const Field& field : {Field{"contact", "--contact", town.contact}, Field{"web", "--web", town.web}})
        if (warning::isPlaceholder(field.value))
            return base::Failure{"\"" + field.value + "\" is nobody's, and warnings of a live realm would name it",
                                 file.string() + ", field " + field.name,
                                 std::string("build the town's package with its own: lagewerk-geo build ") +
                                     field.option + " ...; the demo town is for exercises only"};
    return base::done();
}

}  // namespace layers
