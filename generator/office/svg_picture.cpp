#include "office/svg_picture.hpp"

#include "core/error.hpp"

#include <librsvg/rsvg.h>

#include <cmath>
#include <memory>

namespace werkthet::office {
namespace {

constexpr double most_points = 10'000;

struct Free {
  void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
  void operator()(GError* error) const { g_error_free(error); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};

[[noreturn]] void fail(const GError* error, const std::string& what) {
  throw core::Error(core::ErrorKind::internal, "a drawing could not become a picture: " +
                                                   (error != nullptr ? std::string(error->message) : what));
}

cairo_status_t append(void* to, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

SvgPicture svg_picture(std::string_view svg, double scale) {
  GError* raw = nullptr;
  const std::unique_ptr<RsvgHandle, Free> handle(
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &raw));
  std::unique_ptr<GError, Free> error(raw);
  if (!handle) {
    fail(error.get(), "it is no SVG");
  }
  gdouble width = 0;
  gdouble height = 0;
  if (rsvg_handle_get_intrinsic_size_in_pixels(handle.get(), &width, &height) == FALSE || width < 1 ||
      height < 1 || width * scale > most_points || height * scale > most_points) {
    fail(nullptr, "it has no size that can be drawn");
  }
  const std::unique_ptr<cairo_surface_t, Free> surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(std::lround(width * scale)),
                                 static_cast<int>(std::lround(height * scale))));
  const std::unique_ptr<cairo_t, Free> cairo(cairo_create(surface.get()));
  cairo_set_source_rgb(cairo.get(), 1, 1, 1);  // paper: a transparent picture is black in some viewers
  cairo_paint(cairo.get());
  const RsvgRectangle viewport{0, 0, width * scale, height * scale};
  raw = nullptr;
  const gboolean drawn = rsvg_handle_render_document(handle.get(), cairo.get(), &viewport, &raw);
  error.reset(raw);
  if (drawn == FALSE) {
    fail(error.get(), "it cannot be drawn");
  }
  SvgPicture picture{{}, static_cast<int>(std::lround(width)), static_cast<int>(std::lround(height))};
  if (cairo_surface_write_to_png_stream(surface.get(), append, &picture.png) != CAIRO_STATUS_SUCCESS) {
    fail(nullptr, "no PNG could be written");
  }
  return picture;
}

}  // namespace werkthet::office
