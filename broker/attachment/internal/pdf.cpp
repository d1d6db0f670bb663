// SPDX-License-Identifier: EUPL-1.2
// The only door of qpdf. It writes the document anew from what its pages reach; earlier versions that a PDF keeps at
// its end (incremental updates) are thereby left out.

#include <array>
#include <exception>

#define POINTERHOLDER_TRANSITION 4  // its own pointers are std::shared_ptr
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFWriter.hh>

#include "broker/attachment/internal/cleaning.h"

namespace attachment {

namespace {

constexpr int kNestingMax = 60;
constexpr std::size_t kObjectsMax = 500'000;

struct Unwanted {
    const char* key;
    const char* what;
};
/// In any dictionary.
constexpr std::array kAnywhere = {Unwanted{"/Metadata", removed::kDescription},  // XMP: author, tool, times
                                  Unwanted{"/PieceInfo", removed::kOther},       // what programs keep for themselves
                                  Unwanted{"/LastModified", removed::kTime},
                                  Unwanted{"/AA", removed::kScript},
                                  Unwanted{"/AF", removed::kFiles},
                                  Unwanted{"/XFA", removed::kScript},
                                  Unwanted{"/SpiderInfo", removed::kOther}};
constexpr std::array kInCatalog = {Unwanted{"/OpenAction", removed::kScript}, Unwanted{"/Collection", removed::kFiles},
                                   Unwanted{"/Perms", removed::kSignature}, Unwanted{"/DSS", removed::kSignature},
                                   Unwanted{"/Extensions", removed::kOther}};
constexpr std::array kInNames = {Unwanted{"/JavaScript", removed::kScript},
                                 Unwanted{"/EmbeddedFiles", removed::kFiles}};
constexpr std::array kInAnnotation = {Unwanted{"/T", removed::kNames},  // of a comment: who wrote it
                                      Unwanted{"/M", removed::kTime}, Unwanted{"/CreationDate", removed::kTime},
                                      Unwanted{"/FS", removed::kFiles}, Unwanted{"/NM", removed::kOther}};

class Document {
public:
    base::Outcome<Cleaned> clean(base::BytesView bytes) {
        m_pdf.setSuppressWarnings(true);
        m_pdf.processMemoryFile("PDF", reinterpret_cast<const char*>(bytes.data()), bytes.size());
        if (m_pdf.getAllPages().empty()) return damaged("PDF, no page");
        if (m_pdf.getObjectCount() > kObjectsMax) return damaged("PDF, more than 500 000 parts");
        dropInformation();
        QPDFObjectHandle root = m_pdf.getRoot();
        drop(root, kInCatalog);
        QPDFObjectHandle names = root.getKey("/Names");
        if (names.isDictionary()) drop(names, kInNames);
        for (QPDFObjectHandle object : m_pdf.getAllObjects()) {
            if (object.isStream()) cleanPicture(object);
            scrub(object, 0);
        }
        if (m_isRefused) return damaged("PDF, a picture in it; print the document to a new PDF");
        QPDFWriter writer(m_pdf);
        writer.setOutputMemory();
        writer.setStreamDataMode(qpdf_s_preserve);
        writer.setPreserveEncryption(false);
        writer.setDeterministicID(true);
        writer.write();
        const std::shared_ptr<Buffer> written = writer.getBufferSharedPointer();
        m_out.bytes.assign(written->getBuffer(), written->getBuffer() + written->getSize());
        return std::move(m_out);
    }

private:
    template <std::size_t N>
    void drop(QPDFObjectHandle& dictionary, const std::array<Unwanted, N>& unwanted) {
        for (const Unwanted& one : unwanted) {
            if (!dictionary.hasKey(one.key)) continue;
            dictionary.removeKey(one.key);
            m_out.removed.insert(one.what);
        }
    }
    void dropInformation() {
        QPDFObjectHandle trailer = m_pdf.getTrailer();
        QPDFObjectHandle info = trailer.getKey("/Info");
        if (info.isDictionary()) {
            for (const std::string& key : info.getKeys()) {
                const bool isTime = key == "/CreationDate" || key == "/ModDate";
                const bool isTool = key == "/Creator" || key == "/Producer" || key == "/Trapped";
                m_out.removed.insert(key == "/Author" ? removed::kNames
                                     : isTime         ? removed::kTime
                                     : isTool         ? removed::kOther
                                                      : removed::kDescription);
            }
        }
        trailer.removeKey("/Info");
    }
    /// This object and what stands directly in it; what it refers to is an object of its own.
    void scrub(QPDFObjectHandle object, int depth) {
        if (depth > kNestingMax) {
            m_isRefused = true;
            return;
        }
        if (object.isArray()) {
            for (const QPDFObjectHandle& item : object.getArrayAsVector())
                if (!item.isIndirect()) scrub(item, depth + 1);
            return;
        }
        QPDFObjectHandle dictionary = object.isStream() ? object.getDict() : object;
        if (!dictionary.isDictionary()) return;
        drop(dictionary, kAnywhere);
        scrubAnnotation(dictionary);
        for (const char* key : {"/A", "/PA", "/Next"}) {
            if (!acts(dictionary.getKey(key))) continue;
            dictionary.removeKey(key);
            m_out.removed.insert(removed::kScript);
        }
        for (const std::string& key : dictionary.getKeys()) {
            QPDFObjectHandle value = dictionary.getKey(key);
            if (!value.isIndirect()) scrub(value, depth + 1);
        }
    }
    void scrubAnnotation(QPDFObjectHandle& dictionary) {
        QPDFObjectHandle subtype = dictionary.getKey("/Subtype");
        const bool isAnnotation = dictionary.hasKey("/Rect") && subtype.isName();
        if (isAnnotation && subtype.getName() != "/Widget") drop(dictionary, kInAnnotation);
        QPDFObjectHandle field = dictionary.getKey("/FT");
        if (field.isName() && field.getName() == "/Sig" && dictionary.hasKey("/V")) {
            dictionary.removeKey("/V");
            m_out.removed.insert(removed::kSignature);
        }
    }
    /// Whether an action does more than go somewhere.
    static bool acts(const QPDFObjectHandle& value) {
        QPDFObjectHandle action = value;
        if (!action.isDictionary()) return false;
        QPDFObjectHandle kind = action.getKey("/S");
        if (!kind.isName()) return false;
        const std::string name = kind.getName();
        return name != "/GoTo" && name != "/URI" && name != "/Named";
    }
    /// A photo inside a document has all that a photo has.
    void cleanPicture(QPDFObjectHandle& stream) {
        QPDFObjectHandle filter = stream.getDict().getKey("/Filter");
        if (filter.isArray()) {
            if (filter.getArrayNItems() != 1) return;
            filter = filter.getArrayItem(0);
        }
        if (!filter.isName() || filter.getName() != "/DCTDecode") return;
        const std::shared_ptr<Buffer> raw = stream.getRawStreamData();
        auto cleaned = cleanJpeg({raw->getBuffer(), raw->getSize()}, false, CutOff::Mended);
        if (!cleaned) {
            m_isRefused = true;
            return;
        }
        m_out.removed.insert(cleaned.value().removed.begin(), cleaned.value().removed.end());
        const base::Bytes& bytes = cleaned.value().bytes;
        stream.replaceStreamData(std::string(bytes.begin(), bytes.end()), stream.getDict().getKey("/Filter"),
                                 stream.getDict().getKey("/DecodeParms"));
    }

    QPDF m_pdf;
    Cleaned m_out;
    bool m_isRefused = false;
};

}  // namespace

base::Outcome<Cleaned> cleanPdf(base::BytesView bytes) {
    try {
        return Document().clean(bytes);
    } catch (const QPDFExc& failure) {
        if (failure.getErrorCode() == qpdf_e_password)
            return base::Failure{unfit::kPassword, "PDF", "save it without a password"};
        return damaged("PDF");
    } catch (const std::exception&) {
        return damaged("PDF");
    }
}

}  // namespace attachment
