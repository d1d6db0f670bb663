// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Grounds of areas that take longer than a frame (fusion::takesLong): worked out and counted by one worker thread with
// the worker's own functions. The GUI thread takes what is ready. What depends on the town alone is worked out once.

#include <deque>
#include <map>
#include <memory>
#include <optional>

#include <QObject>
#include <QThreadPool>

#include "gis/fusion/impact.h"
#include "gis/fusion/staff_area.h"

namespace models {

class GroundWorkshop : public QObject {
    Q_OBJECT
public:
    struct Found {
        fusion::AreaGround ground;
        std::optional<fusion::Impact> impact;  ///< absent: nothing can be counted; points into the town
    };

    explicit GroundWorkshop(QObject* parent = nullptr);
    ~GroundWorkshop() override;

    /// What was found for an area of this kind, whatever its name; nullptr: it is on its way, and ready() follows. Good
    /// until the next call. `isDrawn`: somebody waits for it, and takes no interest in what he asked for before.
    [[nodiscard]] const Found* find(const std::shared_ptr<const fusion::Town>& town, const wire::StaffArea& area,
                                    bool isDrawn);

signals:
    void ready();

private:
    struct Bench;
    struct Order {
        base::Bytes key;
        wire::StaffArea area;
    };
    void startNext();
    void take(const std::shared_ptr<Bench>& bench, base::Bytes key, Found found);

    std::shared_ptr<Bench> m_bench;  ///< what the thread works with; of the town that was asked for last
    std::map<base::Bytes, Found> m_found;
    std::optional<Order> m_drawn;
    std::deque<Order> m_waiting;
    std::optional<base::Bytes> m_underWay;
    QThreadPool m_worker;  ///< last: waits for its thread before the rest goes
};

}  // namespace models
