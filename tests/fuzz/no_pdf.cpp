// SPDX-License-Identifier: EUPL-1.2
// clang 14 cannot compile libqpdf's headers as C++20, so libFuzzer sees the other formats only; PDF is mutated by
// mutate_attachments under g++ and its sanitizers.
#include "broker/attachment/internal/cleaning.h"

namespace attachment {

base::Outcome<Cleaned> cleanPdf(base::BytesView) { return damaged("PDF"); }

}  // namespace attachment
