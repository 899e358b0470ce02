// A drawing as a picture of points: the size, the same bytes in every run, and nothing from outside the
// drawing.

#include "core/error.hpp"
#include "office/svg_picture.hpp"
#include "support/scratch_folder.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace werkthet;

namespace {

std::string svg(std::string_view inside, std::string_view size = "width=\"40\" height=\"20\"") {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" " +
         std::string(size) + ">" + std::string(inside) + "</svg>";
}

/// Four bytes at an offset, most significant first: width and height of a PNG stand at 16 and 20.
unsigned number_at(const std::string& png, std::size_t at) {
  unsigned value = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    value = value << 8U | static_cast<unsigned char>(png.at(at + i));
  }
  return value;
}

}  // namespace

TEST_CASE("a drawing becomes a PNG of twice its size, the same in every run") {
  const std::string drawing = svg("<rect width=\"40\" height=\"20\" fill=\"#12436D\"/>");
  const office::SvgPicture picture = office::svg_picture(drawing);
  CHECK(picture.width == 40);
  CHECK(picture.height == 20);
  REQUIRE(picture.png.starts_with("\x89PNG\r\n"));
  CHECK(number_at(picture.png, 16) == 80);
  CHECK(number_at(picture.png, 20) == 40);
  CHECK(office::svg_picture(drawing).png == picture.png);
  CHECK(office::svg_picture(svg("<rect width=\"40\" height=\"20\" fill=\"#B35806\"/>")).png != picture.png);
  CHECK(picture.png.find("tIME") == std::string::npos);
}

TEST_CASE("a drawing reads no other file") {
  const test_support::ScratchFolder scratch;
  const auto other = scratch.write("other.svg", svg("<rect width=\"40\" height=\"20\" fill=\"#B35806\"/>"));
  const std::string empty = office::svg_picture(svg("")).png;
  for (const std::string element : {"image", "use"}) {
    CHECK(office::svg_picture(svg("<" + element + " width=\"40\" height=\"20\" xlink:href=\"file://" +
                                  other.string() + "\"/>"))
              .png == empty);
  }
}

TEST_CASE("what is no drawing, or one without an end, is an error") {
  CHECK_THROWS_AS(office::svg_picture("<html/>"), core::Error);
  CHECK_THROWS_AS(office::svg_picture("<svg"), core::Error);
  CHECK_THROWS_AS(office::svg_picture(svg("", "width=\"90000\" height=\"20\"")), core::Error);
}
