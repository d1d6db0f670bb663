// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/internal/picture.h"

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal_utils.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <string>

namespace layers {

namespace {

constexpr std::size_t kPngBytesFine = 120'000;  ///< of a tile; a map with many colours stays below

bool begins(base::BytesView bytes, std::string_view magic) {
    return bytes.size() >= magic.size() && std::memcmp(bytes.data(), magic.data(), magic.size()) == 0;
}

/// A name in GDAL's memory files that nobody else uses; removed with this.
class MemoryFile {
public:
    MemoryFile() {
        static std::atomic<std::uint64_t> count{0};
        m_name = "/vsimem/lagewerk-picture-" + std::to_string(++count);
    }
    ~MemoryFile() { VSIUnlink(m_name.c_str()); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    [[nodiscard]] const char* name() const { return m_name.c_str(); }

private:
    std::string m_name;
};

/// Palette indices into colours, in place: index in the red byte.
void colourIn(Picture& picture, const GDALColorTable& table) {
    for (std::size_t i = 0; i < picture.rgba.size(); i += 4) {
        const GDALColorEntry* entry = table.GetColorEntry(picture.rgba[i]);
        const GDALColorEntry none{0, 0, 0, 0};
        const GDALColorEntry& colour = entry == nullptr ? none : *entry;
        picture.rgba[i] = static_cast<std::uint8_t>(colour.c1);
        picture.rgba[i + 1] = static_cast<std::uint8_t>(colour.c2);
        picture.rgba[i + 2] = static_cast<std::uint8_t>(colour.c3);
        picture.rgba[i + 3] = static_cast<std::uint8_t>(colour.c4);
    }
}

/// One band into one of the four bytes of each pixel.
bool readBand(GDALDataset& from, int band, Picture& into, int byte) {
    return from.GetRasterBand(band)->RasterIO(GF_Read, 0, 0, into.width, into.height, into.rgba.data() + byte,
                                              into.width, into.height, GDT_Byte, 4,
                                              static_cast<GSpacing>(into.width) * 4, nullptr) == CE_None;
}

base::Outcome<Picture> readPicture(GDALDataset& from, GdalMessages& messages) {
    Picture picture(from.GetRasterXSize(), from.GetRasterYSize());
    const int bands = from.GetRasterCount();
    for (std::size_t i = 3; i < picture.rgba.size(); i += 4) picture.rgba[i] = 255;
    const GDALColorTable* table = bands == 1 ? from.GetRasterBand(1)->GetColorTable() : nullptr;
    bool isRead = true;
    if (bands >= 3) {
        for (int band = 1; band <= std::min(bands, 4); ++band)
            isRead = isRead && readBand(from, band, picture, band - 1);
    } else {
        for (int byte = 0; byte < 3; ++byte) isRead = isRead && readBand(from, 1, picture, byte);
        if (bands == 2) isRead = isRead && readBand(from, 2, picture, 3);
    }
    if (!isRead || !messages.error().empty())
        return messages.failure("a picture is broken off or damaged", "", "try again later");
    if (table != nullptr) colourIn(picture, *table);
    return picture;
}

base::Bytes encodedBy(const char* driverName, const Picture& picture, int bands, const char* const* options) {
    GDALDriver* memory = GetGDALDriverManager()->GetDriverByName("MEM");
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(driverName);
    if (memory == nullptr || driver == nullptr) return {};
    const DatasetHandle from(memory->Create("", picture.width, picture.height, bands, GDT_Byte, nullptr));
    if (!from) return {};
    for (int band = 1; band <= bands; ++band) {
        // GDAL only reads what it is given to write.
        auto* bytes = const_cast<std::uint8_t*>(picture.rgba.data()) + band - 1;
        if (from->GetRasterBand(band)->RasterIO(GF_Write, 0, 0, picture.width, picture.height, bytes, picture.width,
                                                picture.height, GDT_Byte, 4, static_cast<GSpacing>(picture.width) * 4,
                                                nullptr) != CE_None)
            return {};
    }
    const MemoryFile file;
    DatasetHandle made(
        driver->CreateCopy(file.name(), from.get(), FALSE, const_cast<char**>(options), nullptr, nullptr));
    if (!made) return {};
    made.reset();
    vsi_l_offset size = 0;
    const GByte* bytes = VSIGetMemFileBuffer(file.name(), &size, FALSE);
    return bytes == nullptr ? base::Bytes{} : base::Bytes(bytes, bytes + size);
}

}  // namespace

bool Picture::isTransparent() const {
    for (std::size_t i = 3; i < rgba.size(); i += 4)
        if (rgba[i] != 0) return false;
    return true;
}

bool Picture::isUniform() const {
    for (std::size_t i = 4; i < rgba.size(); i += 4)
        if (std::memcmp(rgba.data(), rgba.data() + i, 4) != 0) return isTransparent();
    return true;
}

Picture Picture::part(int x, int y, int w, int h) const {
    Picture cut(w, h);
    cut.put(*this, -x, -y);
    return cut;
}

void Picture::put(const Picture& other, int x, int y) {
    const int west = std::max(0, x), east = std::min(width, x + other.width);
    if (west >= east) return;
    for (int row = std::max(0, y); row < std::min(height, y + other.height); ++row) {
        const auto to =
            (static_cast<std::size_t>(row) * static_cast<std::size_t>(width) + static_cast<std::size_t>(west)) * 4;
        const auto from = (static_cast<std::size_t>(row - y) * static_cast<std::size_t>(other.width) +
                           static_cast<std::size_t>(west - x)) *
                          4;
        std::memcpy(rgba.data() + to, other.rgba.data() + from, static_cast<std::size_t>(east - west) * 4);
    }
}

bool isPicture(base::BytesView bytes) {
    return begins(bytes, "\x89PNG\r\n\x1a\n") || begins(bytes, "\xff\xd8\xff") ||
           (begins(bytes, "RIFF") && bytes.size() > 12 && begins(bytes.subspan(8), "WEBP"));
}

base::Outcome<Picture> decodedPicture(base::BytesView bytes, GdalMessages& messages) {
    if (!isPicture(bytes)) return base::Failure{"this is no picture (PNG, JPEG, WebP)", "", ""};
    const MemoryFile file;
    VSILFILE* written = VSIFileFromMemBuffer(file.name(), const_cast<GByte*>(bytes.data()), bytes.size(), FALSE);
    if (written == nullptr) return base::Failure{"there is no memory for a picture", "", ""};
    VSIFCloseL(written);
    const char* const drivers[] = {"PNG", "JPEG", "WEBP", nullptr};
    messages.clear();
    const DatasetHandle dataset(static_cast<GDALDataset*>(
        GDALOpenEx(file.name(), GDAL_OF_RASTER | GDAL_OF_READONLY, drivers, nullptr, nullptr)));
    if (!dataset || dataset->GetRasterCount() == 0)
        return messages.failure("a picture cannot be read", "", "try again later");
    if (dataset->GetRasterXSize() > kPictureSideMax || dataset->GetRasterYSize() > kPictureSideMax)
        return base::Failure{"a picture is larger than " + std::to_string(kPictureSideMax) + " pixels", "", ""};
    return readPicture(*dataset, messages);
}

base::Bytes encodedPicture(const Picture& picture) {
    bool isOpaque = true;
    for (std::size_t i = 3; isOpaque && i < picture.rgba.size(); i += 4) isOpaque = picture.rgba[i] == 255;
    const char* const pngOptions[] = {"ZLEVEL=9", nullptr};
    base::Bytes png = encodedBy("PNG", picture, isOpaque ? 3 : 4, pngOptions);
    if (!isOpaque || png.size() <= kPngBytesFine) return png;
    const char* const jpegOptions[] = {"QUALITY=88", nullptr};
    base::Bytes jpeg = encodedBy("JPEG", picture, 3, jpegOptions);
    return !jpeg.empty() && jpeg.size() < png.size() / 2 ? jpeg : png;
}

DatasetHandle datasetOver(Picture& picture, const OGRSpatialReference& srs, const double (&transform)[6]) {
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("MEM");
    DatasetHandle dataset(driver->Create("", picture.width, picture.height, 0, GDT_Byte, nullptr));
    if (!dataset) return nullptr;
    constexpr GDALColorInterp kMeanings[] = {GCI_RedBand, GCI_GreenBand, GCI_BlueBand, GCI_AlphaBand};
    for (int band = 0; band < 4; ++band) {
        std::array<char, 64> place{};
        CPLPrintPointer(place.data(), picture.rgba.data() + band, static_cast<int>(place.size()) - 1);
        const std::string memory = std::string("DATAPOINTER=") + place.data();
        const std::string line = "LINEOFFSET=" + std::to_string(picture.width * 4);
        const char* const options[] = {memory.c_str(), "PIXELOFFSET=4", line.c_str(), nullptr};
        if (dataset->AddBand(GDT_Byte, const_cast<char**>(options)) != CE_None) return nullptr;
        dataset->GetRasterBand(band + 1)->SetColorInterpretation(kMeanings[band]);
    }
    double copy[6];
    std::copy(std::begin(transform), std::end(transform), std::begin(copy));
    if (dataset->SetGeoTransform(copy) != CE_None || dataset->SetSpatialRef(&srs) != CE_None) return nullptr;
    return dataset;
}

base::Outcome<Picture> warpedPicture(GDALDataset& source, const geometry::MapBox& box, int width, int height,
                                     GdalMessages& messages) {
    Picture picture(width, height);
    const double transform[6] = {box.westM, (box.eastM - box.westM) / width,   0, box.northM,
                                 0,         (box.southM - box.northM) / height};
    const DatasetHandle into = datasetOver(picture, epsg(25832), transform);
    if (!into) return base::Failure{"there is no memory for a picture", "", ""};
    std::vector<std::string> words = {"-r", "cubic", "-wm", "64000000"};
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    GDALWarpAppOptions* options = GDALWarpAppOptionsNew(arguments.data(), nullptr);
    GDALDatasetH from = GDALDataset::ToHandle(&source);
    int misused = 0;
    messages.clear();
    const GDALDatasetH done = GDALWarp(nullptr, GDALDataset::ToHandle(into.get()), 1, &from, options, &misused);
    GDALWarpAppOptionsFree(options);
    if (done == nullptr || misused != 0)
        return messages.failure("the tiles cannot be brought into EPSG:25832", "", "check that the file is whole");
    into->FlushCache();
    return picture;
}

}  // namespace layers
