// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What QML may name of the engine. Models and map do not know QML; they are registered here from outside.

#include <QtQml/qqmlregistration.h>

#include "console/map/map_view.h"
#include "console/models/alarm_desk.h"
#include "console/models/area_desk.h"
#include "console/models/board_desk.h"
#include "console/models/call_desk.h"
#include "console/models/changes_desk.h"
#include "console/models/decision_desk.h"
#include "console/models/directory_desk.h"
#include "console/models/drawing_list.h"
#include "console/models/exercise_desk.h"
#include "console/models/layer_list.h"
#include "console/models/measure_desk.h"
#include "console/models/operation_desk.h"
#include "console/models/picture_header.h"
#include "console/models/place_search.h"
#include "console/models/time_travel.h"
#include "console/models/warning_desk.h"

namespace console {

struct PictureHeaderType {
    Q_GADGET
    QML_FOREIGN(models::PictureHeader)
    QML_NAMED_ELEMENT(PictureHeader)
    QML_UNCREATABLE("made by the desk")
};

struct WarningDeskType {
    Q_GADGET
    QML_FOREIGN(models::WarningDesk)
    QML_NAMED_ELEMENT(WarningDesk)
    QML_UNCREATABLE("made by the desk")
};

struct AreaDeskType {
    Q_GADGET
    QML_FOREIGN(models::AreaDesk)
    QML_NAMED_ELEMENT(AreaDesk)
    QML_UNCREATABLE("made by the desk")
};

struct DrawingDeskType {
    Q_GADGET
    QML_FOREIGN(models::DrawingDesk)
    QML_NAMED_ELEMENT(DrawingDesk)
    QML_UNCREATABLE("made by the desk")
};

struct ExerciseDeskType {
    Q_GADGET
    QML_FOREIGN(models::ExerciseDesk)
    QML_NAMED_ELEMENT(ExerciseDesk)
    QML_UNCREATABLE("made by the desk")
};

struct MeasureDeskType {
    Q_GADGET
    QML_FOREIGN(models::MeasureDesk)
    QML_NAMED_ELEMENT(MeasureDesk)
    QML_UNCREATABLE("made by the desk")
};

struct DrawingListType {
    Q_GADGET
    QML_FOREIGN(models::DrawingList)
    QML_NAMED_ELEMENT(DrawingList)
    QML_UNCREATABLE("made by the desk")
};

struct LayerListType {
    Q_GADGET
    QML_FOREIGN(models::LayerList)
    QML_NAMED_ELEMENT(LayerList)
    QML_UNCREATABLE("made by the desk")
};

struct SignComposerType {
    Q_GADGET
    QML_FOREIGN(models::SignComposer)
    QML_NAMED_ELEMENT(SignComposer)
    QML_UNCREATABLE("made by the desk")
};

struct TimeTravelType {
    Q_GADGET
    QML_FOREIGN(models::TimeTravel)
    QML_NAMED_ELEMENT(TimeTravel)
    QML_UNCREATABLE("made by the desk")
};

struct ChangesDeskType {
    Q_GADGET
    QML_FOREIGN(models::ChangesDesk)
    QML_NAMED_ELEMENT(ChangesDesk)
    QML_UNCREATABLE("made by the desk")
};

struct AlarmDeskType {
    Q_GADGET
    QML_FOREIGN(models::AlarmDesk)
    QML_NAMED_ELEMENT(AlarmDesk)
    QML_UNCREATABLE("made by the desk")
};

struct BoardDeskType {
    Q_GADGET
    QML_FOREIGN(models::BoardDesk)
    QML_NAMED_ELEMENT(BoardDesk)
    QML_UNCREATABLE("made by the desk")
};

struct DecisionDeskType {
    Q_GADGET
    QML_FOREIGN(models::DecisionDesk)
    QML_NAMED_ELEMENT(DecisionDesk)
    QML_UNCREATABLE("made by the desk")
};

struct IncidentLogType {
    Q_GADGET
    QML_FOREIGN(models::IncidentLog)
    QML_NAMED_ELEMENT(IncidentLog)
    QML_UNCREATABLE("")
};

struct DirectoryDeskType {
    Q_GADGET
    QML_FOREIGN(models::DirectoryDesk)
    QML_NAMED_ELEMENT(DirectoryDesk)
    QML_UNCREATABLE("made by the desk")
};

struct CallDeskType {
    Q_GADGET
    QML_FOREIGN(models::CallDesk)
    QML_NAMED_ELEMENT(CallDesk)
    QML_UNCREATABLE("made by the desk")
};

struct PlaceSearchType {
    Q_GADGET
    QML_FOREIGN(models::PlaceSearch)
    QML_NAMED_ELEMENT(PlaceSearch)
    QML_UNCREATABLE("made by the desk")
};

struct OperationDeskType {
    Q_GADGET
    QML_FOREIGN(models::OperationDesk)
    QML_NAMED_ELEMENT(OperationDesk)
    QML_UNCREATABLE("made by the desk")
};

struct MapViewType {
    Q_GADGET
    QML_FOREIGN(map::MapView)
    QML_NAMED_ELEMENT(MapView)
};

}  // namespace console
