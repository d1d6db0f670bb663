// SPDX-License-Identifier: EUPL-1.2
#include "pictures.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <jpeglib.h>
#include <webp/decode.h>
#include <webp/encode.h>
#include <zlib.h>
#include <exiv2/exiv2.hpp>

namespace made {

namespace {

base::Bytes gradient(int width, int height, int channels) {
    base::Bytes out;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (int c = 0; c < channels; ++c)
                out.push_back(static_cast<std::uint8_t>(c == 3 ? 60 + x : (x * (3 + c) + y * (5 - c)) & 0xFF));
    return out;
}
std::string textOf(const base::Bytes& bytes) { return {bytes.begin(), bytes.end()}; }

std::string packedWith(const std::string& content) {
    uLongf size = compressBound(content.size());
    std::string out(size, '\0');
    compress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(content.data()),
             content.size());
    out.resize(size);
    return out;
}
std::string unpacked(std::string_view packed) {
    std::string out(1 << 20, '\0');
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK) return {};
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    inflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return out;
}
std::uint32_t big(const base::Bytes& bytes, std::size_t at) {
    return static_cast<std::uint32_t>(bytes[at] << 24 | bytes[at + 1] << 16 | bytes[at + 2] << 8 | bytes[at + 3]);
}

[[noreturn]] void stopJpeg(j_common_ptr) { std::abort(); }

base::Bytes jpegPoints(const base::Bytes& picture) {
    jpeg_decompress_struct in{};
    jpeg_error_mgr errors{};
    in.err = jpeg_std_error(&errors);
    errors.error_exit = stopJpeg;
    jpeg_create_decompress(&in);
    jpeg_mem_src(&in, picture.data(), picture.size());
    jpeg_read_header(&in, TRUE);
    jpeg_start_decompress(&in);
    base::Bytes out(static_cast<std::size_t>(in.output_width) * in.output_height *
                    static_cast<unsigned>(in.output_components));
    while (in.output_scanline < in.output_height) {
        JSAMPROW row = out.data() + static_cast<std::size_t>(in.output_scanline) * in.output_width *
                                        static_cast<unsigned>(in.output_components);
        jpeg_read_scanlines(&in, &row, 1);
    }
    jpeg_finish_decompress(&in);
    jpeg_destroy_decompress(&in);
    return out;
}

base::Bytes pngPoints(const base::Bytes& picture) {
    std::string packed;
    for (std::size_t at = 8; at + 12 <= picture.size(); at += 12 + big(picture, at)) {
        if (std::memcmp(picture.data() + at + 4, "IDAT", 4) == 0)
            packed.append(reinterpret_cast<const char*>(picture.data()) + at + 8, big(picture, at));
    }
    const std::string rows = unpacked(packed);
    return {rows.begin(), rows.end()};
}

}  // namespace

base::Bytes jpeg(int width, int height, bool progressive) {
    jpeg_compress_struct out{};
    jpeg_error_mgr errors{};
    out.err = jpeg_std_error(&errors);
    jpeg_create_compress(&out);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&out, &bytes, &size);
    out.image_width = static_cast<JDIMENSION>(width);
    out.image_height = static_cast<JDIMENSION>(height);
    out.input_components = 3;
    out.in_color_space = JCS_RGB;
    jpeg_set_defaults(&out);
    if (progressive) jpeg_simple_progression(&out);
    out.restart_interval = 4;
    jpeg_start_compress(&out, TRUE);
    base::Bytes points = gradient(width, height, 3);
    while (out.next_scanline < out.image_height) {
        JSAMPROW row =
            points.data() + static_cast<std::size_t>(out.next_scanline) * static_cast<std::size_t>(width) * 3;
        jpeg_write_scanlines(&out, &row, 1);
    }
    jpeg_finish_compress(&out);
    base::Bytes result(bytes, bytes + size);
    jpeg_destroy_compress(&out);
    std::free(bytes);
    return result;
}

base::Bytes png(int width, int height) {
    const base::Bytes points = gradient(width, height, 3);
    std::string rows;
    for (int y = 0; y < height; ++y) {
        rows += '\0';
        rows.append(reinterpret_cast<const char*>(points.data()) + static_cast<std::size_t>(y * width) * 3,
                    static_cast<std::size_t>(width) * 3);
    }
    std::string header(13, '\0');
    for (int i = 0; i < 4; ++i) {
        header[static_cast<std::size_t>(i)] = static_cast<char>(width >> (24 - 8 * i));
        header[static_cast<std::size_t>(4 + i)] = static_cast<char>(height >> (24 - 8 * i));
    }
    header[8] = 8;
    header[9] = 2;
    base::Bytes out{0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
    for (const auto& [type, content] :
         {std::pair{"IHDR", header}, std::pair{"IDAT", packedWith(rows)}, std::pair{"IEND", std::string()}}) {
        const base::Bytes chunk = pngChunk(type, content);
        out.insert(out.end(), chunk.begin(), chunk.end());
    }
    return out;
}

base::Bytes webp(int width, int height, bool transparent) {
    const base::Bytes points = gradient(width, height, transparent ? 4 : 3);
    std::uint8_t* bytes = nullptr;
    const std::size_t size = transparent ? WebPEncodeRGBA(points.data(), width, height, width * 4, 80, &bytes)
                                         : WebPEncodeRGB(points.data(), width, height, width * 3, 80, &bytes);
    base::Bytes out(bytes, bytes + size);
    WebPFree(bytes);
    return out;
}

base::Bytes withMetadata(const base::Bytes& picture, int orientation) {
    auto image = Exiv2::ImageFactory::open(picture.data(), static_cast<long>(picture.size()));
    image->readMetadata();
    Exiv2::ExifData exif;
    exif["Exif.GPSInfo.GPSLatitude"] = "49/1 30/1 3600/100";
    exif["Exif.GPSInfo.GPSLongitude"] = "11/1 16/1 1200/100";
    exif["Exif.Image.Make"] = kTool;
    exif["Exif.Image.Model"] = kTool;
    exif["Exif.Image.Artist"] = kName;
    exif["Exif.Image.ImageDescription"] = kName;
    exif["Exif.Photo.DateTimeOriginal"] = "2026:11:21 18:05:00";
    exif["Exif.Photo.BodySerialNumber"] = kTool;
    exif["Exif.Image.Orientation"] = static_cast<std::uint16_t>(orientation);
    if (picture[0] == 0xFF) {
        const base::Bytes thumb = jpeg(16, 12);
        Exiv2::ExifThumb(exif).setJpegThumbnail(thumb.data(), static_cast<long>(thumb.size()));
        Exiv2::IptcData iptc;
        iptc["Iptc.Application2.Byline"] = std::string(kName);
        image->setIptcData(iptc);
    }
    image->setExifData(exif);
    Exiv2::XmpData xmp;
    xmp["Xmp.dc.creator"] = std::string(kName);
    xmp["Xmp.xmp.CreatorTool"] = std::string(kTool);
    image->setXmpData(xmp);
    if (picture[0] != 'R') image->setComment(kName);
    image->writeMetadata();
    Exiv2::BasicIo& io = image->io();
    io.open();
    const Exiv2::DataBuf all = io.read(static_cast<long>(io.size()));
    return {all.pData_, all.pData_ + all.size_};
}

base::Bytes withPart(const base::Bytes& file, std::size_t at, const base::Bytes& part) {
    base::Bytes out = file;
    out.insert(out.begin() + static_cast<std::ptrdiff_t>(at), part.begin(), part.end());
    return out;
}

base::Bytes jpegSegment(std::uint8_t marker, const std::string& content) {
    const std::size_t length = content.size() + 2;
    base::Bytes out{0xFF, marker, static_cast<std::uint8_t>(length >> 8), static_cast<std::uint8_t>(length & 0xFF)};
    out.insert(out.end(), content.begin(), content.end());
    return out;
}

base::Bytes pngChunk(const std::string& type, const std::string& content) {
    const std::string named = type + content;
    const auto crc = static_cast<std::uint32_t>(
        crc32(0, reinterpret_cast<const Bytef*>(named.data()), static_cast<uInt>(named.size())));
    base::Bytes out;
    for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<std::uint8_t>(content.size() >> shift));
    out.insert(out.end(), named.begin(), named.end());
    for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<std::uint8_t>(crc >> shift));
    return out;
}

std::set<std::string> tagsOf(const base::Bytes& picture) {
    auto image = Exiv2::ImageFactory::open(picture.data(), static_cast<long>(picture.size()));
    image->readMetadata();
    std::set<std::string> out;
    for (const auto& tag : image->exifData()) out.insert(tag.key());
    for (const auto& tag : image->xmpData()) out.insert(tag.key());
    for (const auto& tag : image->iptcData()) out.insert(tag.key());
    if (!image->comment().empty()) out.insert("comment");
    if (image->iccProfileDefined()) out.insert("icc");
    return out;
}

int orientationOf(const base::Bytes& picture) {
    auto image = Exiv2::ImageFactory::open(picture.data(), static_cast<long>(picture.size()));
    image->readMetadata();
    const auto found = image->exifData().findKey(Exiv2::ExifKey("Exif.Image.Orientation"));
    return found == image->exifData().end() ? 1 : static_cast<int>(found->toLong());
}

base::Bytes pointsOf(const base::Bytes& picture) {
    if (picture[0] == 0xFF) return jpegPoints(picture);
    if (picture[0] == 0x89) return pngPoints(picture);
    int width = 0, height = 0;
    std::uint8_t* points = WebPDecodeRGBA(picture.data(), picture.size(), &width, &height);
    if (points == nullptr) return {};
    base::Bytes out(points, points + static_cast<std::ptrdiff_t>(width) * height * 4);
    WebPFree(points);
    return out;
}

std::string pdfStream(int number, const std::string& keys, const std::string& content, bool packed) {
    const std::string inside = packed ? packedWith(content) : content;
    return std::to_string(number) + " 0 obj\n<< " + keys + (packed ? " /Filter /FlateDecode" : "") + " /Length " +
           std::to_string(inside.size()) + " >>\nstream\n" + inside + "\nendstream\nendobj\n";
}

base::Bytes pdf(const std::string& extra, const std::string& catalog, const std::string& trailer) {
    std::string body = "%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R " + catalog +
                       " >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n" +
                       "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Annots [10 0 R]"
                       " /Resources << /XObject << /Im 11 0 R >> >> >>\nendobj\n" +
                       pdfStream(4, "", "BT /F1 12 Tf (Lageplan) Tj ET") + extra;
    // Every object's place, as a reader without mercy wants it.
    std::string table = "xref\n0 1\n0000000000 65535 f \n";
    for (int number = 1; number < 30; ++number) {
        const std::string head = "\n" + std::to_string(number) + " 0 obj";
        const std::size_t at = body.find(head);
        if (at == std::string::npos) continue;
        std::array<char, 40> line{};
        std::snprintf(line.data(), line.size(), "%010zu 00000 n \n", at + 1);
        table += std::to_string(number) + " 1\n" + line.data();
    }
    body += table + "trailer\n<< /Size 30 /Root 1 0 R " + trailer + " >>\nstartxref\n" + std::to_string(body.size()) +
            "\n%%EOF\n";
    return {body.begin(), body.end()};
}

bool tells(const base::Bytes& file, const std::string& word) {
    const std::string text = textOf(file);
    if (text.find(word) != std::string::npos) return true;
    for (std::size_t at = 0; (at = text.find("stream", at)) != std::string::npos; at += 6) {
        std::size_t from = at + 6;
        while (from < text.size() && (text[from] == '\r' || text[from] == '\n')) ++from;
        if (from < text.size() && unpacked(std::string_view(text).substr(from)).find(word) != std::string::npos)
            return true;
    }
    return false;
}

}  // namespace made
