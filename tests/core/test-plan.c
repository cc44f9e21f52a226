// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/way/plan.h"
#include "tests/support/fixture.h"

#include <gio/gio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SVG                                                                                    \
  "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "
#define HALL             SVG "viewBox='0 0 5000 4000'>\n"
#define BOARD            "<rect id='board-1' class='board' x='100' y='200' width='300' height='150'/>\n"
#define PATIENCE_SECONDS 7 // the helper's 5, and what starting it takes on a busy machine

static GBytes *
load_venue (void)
{
  g_autoptr (GError) error = NULL;
  GBytes *svg = g_resources_lookup_data ("/org/affiche/data/venue/strasbourg.svg",
                                         G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_assert_no_error (error);
  return svg;
}

static GBytes *
take_text (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

static const AffFeature *
find_feature (const AffPlanGeometry *geometry, const char *element)
{
  for (guint i = 0; i < geometry->features->len; i++) {
    const AffFeature *feature = g_ptr_array_index (geometry->features, i);
    if (strcmp (feature->element, element) == 0)
      return feature;
  }
  g_test_message ("no element %s", element);
  g_assert_not_reached ();
}

static void
assert_box (AffBox box, int x, int y, int width, int height)
{
  g_assert_cmpint (box.x_mm, ==, x);
  g_assert_cmpint (box.y_mm, ==, y);
  g_assert_cmpint (box.width_mm, ==, width);
  g_assert_cmpint (box.height_mm, ==, height);
}

static AffPlanGeometry *
measure_text (const char *text, GError **error)
{
  g_autoptr (GBytes) svg = g_bytes_new (text, strlen (text));
  return aff_plan_measure (svg, error);
}

// Measures and paints SVG, which must end in time with a result or a refusal in words.
static char *
try_hostile (const char *name, GBytes *svg)
{
  const AffPlanView view = {800, 600, 0.1, 0, 0, 0};
  g_autoptr (GError) error = NULL, render_error = NULL;
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (AffPlanGeometry) geometry = aff_plan_measure (svg, &error);
  gint64 middle = g_get_monotonic_time ();
  g_autoptr (GBytes) picture = aff_plan_render (svg, &view, 0xffffff, &render_error);
  gint64 end = g_get_monotonic_time ();
  if (middle - begin > PATIENCE_SECONDS * G_USEC_PER_SEC ||
      end - middle > PATIENCE_SECONDS * G_USEC_PER_SEC)
    g_error ("%s took %.1f s and %.1f s", name, (double) (middle - begin) / G_USEC_PER_SEC,
             (double) (end - middle) / G_USEC_PER_SEC);
  g_assert_true ((geometry != NULL) != (error != NULL));
  g_assert_true ((picture != NULL) != (render_error != NULL));
  if (render_error)
    g_assert_error (render_error, AFF_ERROR, AFF_ERROR_FORMAT);
  if (!error)
    return NULL;
  g_assert_error (error, AFF_ERROR, AFF_ERROR_FORMAT);
  g_assert_true (g_str_has_suffix (error->message, "."));
  return g_strdup (error->message);
}

static void
test_the_venue_has_its_boards_and_places (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) svg = load_venue ();
  g_autoptr (AffPlanGeometry) geometry = aff_plan_measure (svg, &error);
  g_assert_no_error (error);
  g_assert_cmpint (geometry->width_mm, ==, 33600);
  g_assert_cmpint (geometry->height_mm, ==, 20800);
  g_assert_cmpuint (geometry->features->len, ==, 46);
  const AffFeature *board = find_feature (geometry, "board-17");
  g_assert_cmpint (board->kind, ==, AFF_FEATURE_BOARD);
  g_assert_cmpstr (board->label, ==, "17");
  g_assert_null (board->word);
  g_assert_cmpint (board->facing_deg, ==, 180);
  assert_box (board->box, 12110, 7454, 1860, 1860);
  const AffFeature *kiosk = find_feature (geometry, "kiosk-coffee");
  g_assert_cmpint (kiosk->kind, ==, AFF_FEATURE_PLACE);
  g_assert_cmpstr (kiosk->label, ==, "coffee");
  g_assert_cmpstr (kiosk->word, ==, "kiosk");
  g_assert_cmpint (kiosk->facing_deg, ==, 315);
  const AffFeature *door = find_feature (geometry, "place-street-door");
  g_assert_cmpstr (door->word, ==, "door");
  g_assert_cmpint (door->facing_deg, ==, -1);
  assert_box (door->box, 0, 15680, 180, 3200);
}

static void
test_a_board_is_where_its_unit_puts_it (void)
{
  static const struct {
    const char *head;
    int mm[6]; // width and height of the plan, box of the board
  } cases[] = {
    {"width='5000mm' height='4000mm' viewBox='0 0 5000 4000'",
     {5000, 4000, 110, 220, 300, 150}},
    {"viewBox='0 0 5000 4000'", {5000, 4000, 110, 220, 300, 150}},
    {"width='500' height='400' viewBox='0 0 5000 4000'", {5000, 4000, 110, 220, 300, 150}},
    {"width='100%' height='100%' viewBox='0 0 5000 4000'", {5000, 4000, 110, 220, 300, 150}},
    {"width='500cm' height='400cm' viewBox='0 0 500 400'",
     {5000, 4000, 1100, 2200, 3000, 1500}},
    {"width='5000' height='4000'", {5000, 4000, 110, 220, 300, 150}},
    {"viewBox='-100 -50 5000 4000'", {5000, 4000, 210, 270, 300, 150}},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const int *mm = cases[i].mm;
    g_autoptr (GError) error = NULL;
    g_autofree char *text = g_strconcat (SVG, cases[i].head,
                                         "><g transform='translate(10 20)'>", BOARD,
                                         "</g></svg>", NULL);
    g_autoptr (AffPlanGeometry) geometry = measure_text (text, &error);
    g_assert_no_error (error);
    g_assert_cmpint (geometry->width_mm, ==, mm[0]);
    g_assert_cmpint (geometry->height_mm, ==, mm[1]);
    assert_box (find_feature (geometry, "board-1")->box, mm[2], mm[3], mm[4], mm[5]);
  }
}

// A square of 100 by 50 at 1000, 0, turned by 30 degrees about the origin, has its centre at
// 896.8, 546.7; by 45 degrees and enlarged twice at 1449.6, 1520.3.
static void
test_what_stands_obliquely_has_its_own_size (void)
{
#define RECT(id, more) "<rect id='" id "' " more " x='1000' width='100' height='50'"

  static const struct {
    const char *head;
    const char *body;
    int box[4];
  } cases[] = {
    {"viewBox='0 0 5000 4000'",
     RECT ("x", "class='board'") " transform='rotate(30)'/>",
     {847, 522, 100, 50}},
    {"width='5000mm' height='4000mm'",
     "<g transform='scale(3.7795275591)'>" RECT ("x",
                                                 "class='board'") " transform='rotate(30)'/>"
                                                                  "</g>",
     {847, 522, 100, 50}},
    {"width='500' height='400' viewBox='0 0 5000 4000'",
     "<g transform='translate(0,0) rotate(40)'><g id='x' class='board' "
     "transform='rotate(-10)'>" RECT ("y", "") "/></g></g>",
     {847, 522, 100, 50}},
    {"width='500cm' height='400cm' viewBox='0 0 500 400'",
     "<g transform='scale(.1)'>" RECT ("x", "class='board'") " transform='matrix(.8660254,.5 "
                                                             "-.5,.8660254,0 0)'/></g>",
     {847, 522, 100, 50}},
    {"viewBox='0 0 5000 4000'",
     RECT ("x", "class='board'") " transform='scale(2)rotate(45)'/>",
     {1350, 1470, 200, 100}},
    {"viewBox='0 0 5000 4000'",
     "<g transform='translate(0,0)'>" RECT (
       "y",
       "class='board'") " transform='rotate(30)'/>"
                        "</g><use xlink:href='#y' id='x' class='board' transform='translate(100,200)'/>",
     {947, 722, 100, 50}},
    {"viewBox='0 0 5000 4000'",
     BOARD RECT ("x", "class='place' data-kind='other'") " transform='rotate(30)'/>",
     {841, 500, 112, 93}},
    {"viewBox='0 0 5000 4000'",
     RECT ("x", "class='board'") " y='-1000' transform='rotate(90)'/>",
     {950, 1000, 50, 100}},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const int *box = cases[i].box;
    g_autoptr (GError) error = NULL;
    g_autofree char *text = g_strconcat (SVG, cases[i].head, ">", cases[i].body, "</svg>",
                                         NULL);
    g_autoptr (AffPlanGeometry) geometry = measure_text (text, &error);
    g_assert_no_error (error);
    g_test_message ("case %u", i);
    assert_box (find_feature (geometry, "x")->box, box[0], box[1], box[2], box[3]);
  }
}

static void
test_unpainted_and_labelled_shapes_count (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffPlanGeometry) geometry = measure_text (
    HALL
    "<style>.board { visibility: hidden }</style>"
    "<g id='b' class='free board' data-label=' W047 ' data-facing='90'>"
    "<path d='M100,100h50v50z' opacity='0'/><circle cx='300' cy='300' r='50' fill='none'/></g>"
    "<text display='none'>Notes</text><text style='display:none'>More</text></svg>",
    &error);
  g_assert_no_error (error);
  const AffFeature *board = find_feature (geometry, "b");
  g_assert_cmpstr (board->label, ==, "W047");
  g_assert_cmpint (board->facing_deg, ==, 90);
  assert_box (board->box, 100, 100, 250, 250);
}

static void
test_what_a_plan_must_not_have_is_refused_with_line_and_remedy (void)
{
  static const struct {
    const char *name;
    const char *svg;
    const char *words; // of the refusal
  } cases[] = {
    {"empty", "", "not well-formed"},
    {"no xml", "hello", "Line 1"},
    {"other xml", "<html/>", "not an SVG"},
    {"truncated", HALL BOARD "<g>", "not well-formed"},
    {"not UTF-8", HALL "<desc>\xff\xfe</desc>" BOARD "</svg>", "Line 2"},
    {"no boards", HALL "<rect width='9' height='9'/></svg>", "no boards"},
    {"no size", SVG ">" BOARD "</svg>", "between 1 m"},
    {"tiny", SVG "viewBox='0 0 10 10'>" BOARD "</svg>", "between 1 m"},
    {"endless", SVG "viewBox='0 0 1e9 1e9'>" BOARD "</svg>", "between 1 m"},
    {"document type", "<!DOCTYPE svg [<!ENTITY a 'b'>]>" HALL BOARD "</svg>", "document type"},
    {"entity",
     "<?xml version='1.0'?>\n<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>\n" HALL
     "<desc>&a;</desc>" BOARD "</svg>",
     "Line 2"},
    {"script", HALL BOARD "<script>alert(1)</script></svg>", "Line 3"},
    {"handler", HALL "<g onclick='x()'>" BOARD "</g></svg>", "script"},
    {"foreign", HALL BOARD "<foreignObject/></svg>", "foreign document"},
    {"xinclude",
     HALL BOARD "<i:include xmlns:i='http://www.w3.org/2001/XInclude' href='#a'/></svg>",
     "includes another file"},
    {"style sheet", "<?xml-stylesheet href='a.css'?>" HALL BOARD "</svg>", "style sheet"},
    {"file", HALL BOARD "<image xlink:href='file:///etc/passwd'/></svg>", "outside the file"},
    {"relative", HALL BOARD "<image href='a.png'/></svg>", "outside the file"},
    {"web", HALL BOARD "<a href='https://example.org'/></svg>", "outside the file"},
    {"jpeg", HALL BOARD "<image href='data:image/jpeg;base64,AA'/></svg>",
     "Embed pictures as PNG"},
    {"paint", HALL BOARD "<rect fill='url(http://a/b#c)'/></svg>", "outside the file"},
    {"import", HALL "<style>@import 'a.css';</style>" BOARD "</svg>", "outside the file"},
    {"turbulence", HALL BOARD "<filter id='f'><feTurbulence numOctaves='200'/></filter></svg>",
     "filter"},
    {"filter property", HALL "<g style='fill:red; filter: blur(90px)'>" BOARD "</g></svg>",
     "filter"},
    {"filter in style", HALL "<style>.a{filter:blur(90px)}</style>" BOARD "</svg>", "filter"},
    {"text", HALL BOARD "<g><text>Stage</text></g></svg>", "visible text"},
    {"loop", HALL BOARD "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g></svg>",
     "inside itself"},
    {"same label",
     HALL BOARD "<rect id='a' data-label='1' class='board' x='9' width='9' height='9'/></svg>",
     "Line 3 of the plan repeats the label of a board"},
    {"same kiosk",
     HALL BOARD "<rect id='k-a' data-kind='kiosk' class='place' width='9' height='9'/>\n"
                "<rect id='b-a' data-kind='kiosk' class='place' width='9' height='9'/></svg>",
     "Line 4 of the plan repeats the code of a kiosk"},
    {"same id", HALL BOARD BOARD "</svg>", "repeats an id"},
    {"no id", HALL "<rect class='board' width='9' height='9'/></svg>", "without an id"},
    {"hidden layer", HALL "<g style='display:none'>" BOARD "</g></svg>", "without extent"},
    {"no extent", HALL "<rect id='b' class='board' width='0' height='9'/></svg>",
     "without extent"},
    {"far", HALL "<rect id='b' class='board' x='1e30' width='1e30' height='9'/></svg>",
     "Line 2"},
    {"kind",
     HALL BOARD "<rect id='p' class='place' data-kind='bar' width='9' height='9'/></svg>",
     "no known kind"},
    {"facing", HALL "<rect id='b' class='board' data-facing='N' width='9' height='9'/></svg>",
     "direction"},
    {"turned twice",
     HALL "<rect id='b' class='board' data-facing='360' width='9' height='9'/></svg>",
     "direction"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) svg = g_bytes_new (cases[i].svg, strlen (cases[i].svg));
    g_autofree char *refusal = try_hostile (cases[i].name, svg);
    if (!refusal || !strstr (refusal, cases[i].words))
      g_error ("%s: %s", cases[i].name, refusal ? refusal : "accepted");
  }
}

static void
test_harmless_things_of_drawing_programs_are_accepted (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffPlanGeometry) geometry = measure_text (
    "<?xml version='1.0' encoding='UTF-8'?>\n" HALL "<metadata/><title>Hall</title>"
    "<linearGradient id='g'><stop stop-color='red'/></linearGradient>"
    "<linearGradient id='h' xlink:href='#g'/>"
    "<g style='filter:none;color-interpolation-filters:linearRGB;fill:url(#h)'>" BOARD "</g>"
    "<image href='data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4"
    "2mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='/></svg>",
    &error);
  g_assert_no_error (error);
  g_assert_cmpuint (geometry->features->len, ==, 1);
}

static char *
write_nested (const char *open, const char *close, guint depth)
{
  GString *text = g_string_new (HALL BOARD);
  for (guint i = 0; i < depth; i++)
    g_string_append (text, open);
  for (guint i = 0; i < depth; i++)
    g_string_append (text, close);
  return g_string_free (g_string_append (text, "</svg>"), FALSE);
}

// COUNT groups, each of which uses the next one REPEAT times.
static char *
write_chain (guint count, guint repeat)
{
  GString *text = g_string_new (HALL BOARD "<defs>");
  for (guint i = 0; i < count; i++) {
    g_string_append_printf (text, "<g id='a%u' opacity='0.9'>", i);
    for (guint k = 0; k < repeat; k++)
      g_string_append_printf (text, "<use href='#a%u'/>", i + 1);
    g_string_append (text, "</g>");
  }
  g_string_append_printf (text, "<rect id='a%u' width='9' height='9'/></defs><use href='#a0'/>",
                          count);
  return g_string_free (g_string_append (text, "</svg>"), FALSE);
}

// COUNT masks, each of which is masked by the next one through a class, where no filter sees it.
static char *
write_masks (guint count)
{
  GString *text = g_string_new (HALL "<style>");
  for (guint i = 0; i < count; i++)
    g_string_append_printf (text, ".m%u{mask:url(#k%u)}", i, i);
  g_string_append (text, "</style>" BOARD);
  for (guint i = 0; i < count; i++)
    g_string_append_printf (
      text, "<mask id='k%u'><rect class='m%u' width='5000' height='4000'/></mask>", i, i + 1);
  g_string_append (text, "<rect class='m0' width='5000' height='4000'/></svg>");
  return g_string_free (text, FALSE);
}

static void
assert_refused (const char *name, char *text, const char *words)
{
  g_autoptr (GBytes) svg = take_text (text);
  g_autofree char *refusal = try_hostile (name, svg);
  if (!refusal || !strstr (refusal, words))
    g_error ("%s: %s", name, refusal ? refusal : "accepted");
}

static void
test_size_depth_and_repetition_have_limits (void)
{
  assert_refused ("elements", write_nested ("<g/>", "", 5001), "5,000 elements");
  assert_refused ("depth", write_nested ("<g>", "</g>", 100), "deeper than 64");
  assert_refused ("very deep", write_nested ("<g>", "</g>", 5000), "not well-formed");
  assert_refused ("chain of 1000", write_chain (1000, 1), "more than 16 times");
  assert_refused ("chain of 17", write_chain (17, 1), "more than 16 times");
  assert_refused ("fan", write_chain (15, 10), "100,000 times");
  assert_refused ("too large",
                  write_nested ("<path d='M0,0h0h0h0h0h0h0h0h0h0h0h0'/>", "", 20000), "512");
  g_autoptr (GError) error = NULL;
  g_autofree char *short_chain = write_chain (14, 1);
  g_autoptr (AffPlanGeometry) geometry = measure_text (short_chain, &error);
  g_assert_no_error (error);
}

static void
test_what_exhausts_the_renderer_exhausts_only_the_helper (void)
{
  const AffPlanView view = {800, 600, 0.1, 0, 0, 0};
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) svg = take_text (write_masks (1000));
  g_autoptr (GBytes) picture = aff_plan_render (svg, &view, 0xffffff, &error);
  g_assert_null (picture);
  g_assert_error (error, AFF_ERROR, AFF_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "Simplify the drawing"));
}

// The points of outline INDEX as text.
static char *
join_outline (const AffPlanGeometry *geometry, guint index)
{
  const AffOutline *outline = g_ptr_array_index (geometry->outlines, index);
  GString *text = g_string_new (NULL);
  g_string_append_printf (text, "%s %s %s %d:", outline->word, outline->element, outline->code,
                          outline->is_step_free);
  for (guint i = 0; i < outline->points->len; i++) {
    AffPoint point = g_array_index (outline->points, AffPoint, i);
    g_string_append_printf (text, " %d,%d", point.x_mm, point.y_mm);
  }
  return g_string_free (text, FALSE);
}

static void
test_areas_become_polygons_where_they_are_drawn (void)
{
  static const struct {
    const char *svg;
    const char *words;
  } cases[] = {
    {HALL BOARD "<rect class='walkable step-free' id='hall' width='5000' height='4000'/></svg>",
     "walkable hall hall 1: 0,0 5000,0 5000,4000 0,4000"},
    {HALL BOARD "<path class='obstacle' d='m100,100 h50 v50 z'/></svg>",
     "obstacle   0: 100,100 150,100 150,150"},
    {HALL BOARD "<g transform='translate(10 20) scale(2)'><polygon class='steps' id='s-1' "
                "points='1,1 100,1 100,100' transform='rotate(90)'/></g></svg>",
     "steps s-1 1 0: 8,22 8,220 -190,220"},
    {SVG "width='500cm' height='400cm' viewBox='-10 -20 500 400'>"
         "<rect id='board-1' class='board' width='30' height='15'/>"
         "<rect class='passage' data-code='north' id='p' width='10' height='20'/></svg>",
     "passage p north 0: 100,200 200,200 200,400 100,400"},
    {HALL BOARD "<defs><rect id='r' x='5' width='10' height='10'/></defs>"
                "<use class='obstacle' xlink:href='#r' x='100' y='50'/></svg>",
     "obstacle   0: 105,50 115,50 115,60 105,60"},
    {HALL BOARD "<path class='obstacle' d='M0,0 H100'/></svg>", "obstacle   0: 0,0 100,0 0,0"},
    {HALL BOARD
     "<path id='w' class='walkable' d='M0,0H900V900H0Z M100,100H200V200H100Z'/></svg>",
     "walkable w w 0: 0,0 900,0 900,900 0,900 0,0 100,100 200,100 200,200 100,200 100,100"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (AffPlanGeometry) geometry = measure_text (cases[i].svg, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (geometry->outlines->len, ==, 1);
    g_autofree char *text = join_outline (geometry, 0);
    g_assert_cmpstr (text, ==, cases[i].words);
  }
}

// Every point of a curve's outline is on the curve, and the middle of every side is near it.
static void
test_curves_become_lines_close_to_them (void)
{
  static const char *const shapes[] = {
    "<circle class='obstacle' cx='2500' cy='2000' r='1500'/>",
    "<ellipse class='obstacle' cx='2500' cy='2000' rx='1500' ry='1500'/>",
    "<path class='obstacle' d='M1000,2000a1500,1500 0 1 1 3000,0A1500 1500 0 01 1000 2000z'/>",
    "<rect class='obstacle' x='1000' y='500' width='3000' height='3000' rx='1500'/>",
  };
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *text = g_strconcat (HALL BOARD, shapes[i], "</svg>", NULL);
    g_autoptr (AffPlanGeometry) geometry = measure_text (text, &error);
    g_assert_no_error (error);
    const AffOutline *outline = g_ptr_array_index (geometry->outlines, 0);
    g_assert_cmpuint (outline->points->len, >=, 16);
    for (guint j = 0; j < outline->points->len; j++) {
      AffPoint a = g_array_index (outline->points, AffPoint, j);
      AffPoint b = g_array_index (outline->points, AffPoint, (j + 1) % outline->points->len);
      double x = (a.x_mm + b.x_mm) / 2.0 - 2500, y = (a.y_mm + b.y_mm) / 2.0 - 2000;
      g_assert_cmpfloat (fabs (hypot (x, y) - 1500), <=, 20);
    }
  }
}

static char *
write_points (guint count, guint areas)
{
  GString *text = g_string_new (HALL BOARD);
  for (guint i = 0; i < areas; i++) {
    g_string_append (text, "<path class='obstacle' d='M0,0");
    for (guint j = 0; j < count; j++)
      g_string_append_printf (text, " %u,%u", j, j % 2 * 9 + i);
    g_string_append (text, "'/>");
  }
  return g_string_free (g_string_append (text, "</svg>"), FALSE);
}

static void
test_areas_that_cannot_be_read_are_refused (void)
{
  static const struct {
    const char *body;
    const char *words;
  } cases[] = {
    {"<rect class='walkable' width='0' height='9'/>", "without extent"},
    {"<rect class='walkable' width='10mm' height='9'/>", "cannot be read"},
    {"<rect class='walkable' width='10%' height='9'/>", "cannot be read"},
    {"<path class='walkable' d='M0,0 L nan,1 2,2'/>", "cannot be read"},
    {"<path class='walkable' d='L5,5 9,9'/>", "cannot be read"},
    {"<path class='walkable' d='M0,0 H9 Z 5'/>", "cannot be read"},
    {"<path class='walkable' d='M0,0 A1,1 0 2 0 5,5'/>", "cannot be read"},
    {"<path class='walkable' d='M0,0 X9'/>", "cannot be read"},
    {"<path class='walkable' d='M0,0 H5000000 V9'/>", "far outside"},
    {"<polygon class='walkable' points='0,0 9'/>", "cannot be read"},
    {"<rect class='walkable' width='9' height='9' transform='spin(3)'/>", "transformation"},
    {"<rect class='walkable' width='9' height='9' transform='scale(0)'/>", "without extent"},
    {"<g class='walkable'/>", "without extent"},
    {"<svg><rect class='walkable' width='9' height='9'/></svg>", "drawing of its own"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i].body, g_strconcat (HALL BOARD, cases[i].body, "</svg>", NULL),
                    cases[i].words);
  assert_refused ("fine outline", write_points (2500, 1), "more than 2,000 points");
  assert_refused ("fine plan", write_points (1500, 5), "one area too many");
  assert_refused ("10,000 points", write_points (10000, 1), "more than 2,000 points");
}

static void
test_the_venue_has_its_floor (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) svg = load_venue ();
  g_autoptr (AffPlanGeometry) geometry = aff_plan_measure (svg, &error);
  g_assert_no_error (error);
  guint walkable = 0;
  for (guint i = 0; i < geometry->outlines->len; i++) {
    const AffOutline *outline = g_ptr_array_index (geometry->outlines, i);
    gboolean is_floor = strcmp (outline->word, "walkable") == 0;
    g_assert_true (is_floor || strcmp (outline->word, "obstacle") == 0);
    g_assert_true (outline->is_step_free == is_floor);
    walkable += is_floor;
  }
  g_assert_cmpuint (walkable, ==, 1);
  g_assert_cmpuint (geometry->outlines->len, ==, 11);
}

// A drawing that passes the filter and would keep the renderer busy for a minute: each group is a
// picture of its own.
static void
test_an_endless_drawing_ends_in_a_sentence (void)
{
  const AffPlanView view = {3840, 2160, 0.8, 0, 0, 0};
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) svg = take_text (write_nested (
    "<g opacity='.5'><path d='M0,0H5000V4000z'/><path d='M9,0H5000V4000z'/></g>", "", 1600));
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (GBytes) picture = aff_plan_render (svg, &view, 0xffffff, &error);
  g_assert_null (picture);
  g_assert_error (error, AFF_ERROR, AFF_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "Simplify the drawing"));
  g_assert_cmpint (g_get_monotonic_time () - begin, <, PATIENCE_SECONDS * G_USEC_PER_SEC);
}

static void
try_folder (const char *folder, guint *files)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  while (dir && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *data = NULL;
    gsize length;
    if (g_file_test (path, G_FILE_TEST_IS_DIR)) {
      try_folder (path, files);
      continue;
    }
    if (!g_file_get_contents (path, &data, &length, NULL))
      continue;
    g_autoptr (GBytes) svg = g_bytes_new_take (g_steal_pointer (&data), length);
    g_autofree char *refusal = try_hostile (path, svg);
    g_test_message ("%s: %s", name, refusal ? refusal : "accepted");
    (*files)++;
  }
}

static void
test_hostile_files_do_no_harm (void)
{
  const char *data = fixture_real_data ();
  guint files = 0;
  if (!data)
    return;
  g_autofree char *collected = g_build_filename (data, "svg-hostile", NULL);
  g_autofree char *made = g_build_filename (data, "..", "probes", "svg", NULL);
  try_folder (collected, &files);
  try_folder (made, &files);
  if (files == 0)
    g_test_skip ("no hostile drawings beside the real data");
}

static guint32
find_pixel (GBytes *picture, const AffPlanView *view, int x, int y)
{
  guint32 pixel;
  const guint8 *data = g_bytes_get_data (picture, NULL);
  memcpy (&pixel, data + ((gsize) y * (gsize) view->width_px + (gsize) x) * 4, sizeof pixel);
  return pixel & 0xffffff;
}

static void
test_the_picture_has_colours_where_the_plan_has_them (void)
{
  const AffPlanView view = {500, 300, 0.01, 0, 20, 10};
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) svg = load_venue ();
  g_autoptr (GBytes) picture = aff_plan_render (svg, &view, 0x123456, &error);
  g_assert_no_error (error);
  g_assert_cmphex (find_pixel (picture, &view, 5, 5), ==, 0x123456);               // outside
  g_assert_cmphex (find_pixel (picture, &view, 20 + 100, 10 + 100), ==, 0xfffdfa); // floor
  g_assert_cmphex (find_pixel (picture, &view, 20 + 313, 10 + 104), ==, 0x14213d); // stage
  g_assert_cmphex (find_pixel (picture, &view, 20 + 99, 10 + 193), ==, 0xf7e5de);  // coffee
  g_assert_cmphex (find_pixel (picture, &view, 20 + 130, 10 + 84), ==, 0xfffdfa);  // board 17
}

static void
test_the_picture_turns_clockwise_about_the_origin (void)
{
  // A quarter turn: what lies east of the origin comes to lie south of it.
  const AffPlanView view = {220, 350, 0.01, 90, 215, 5};
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) svg = load_venue ();
  g_autoptr (GBytes) picture = aff_plan_render (svg, &view, 0x123456, &error);
  g_assert_no_error (error);
  g_assert_cmphex (find_pixel (picture, &view, 215 - 104, 5 + 313), ==, 0x14213d); // stage
  g_assert_cmphex (find_pixel (picture, &view, 215 - 193, 5 + 99), ==, 0xf7e5de);  // coffee
}

static void
test_a_4k_picture_comes_whole (void)
{
  const AffPlanView view = {3840, 2160, 0.1, 0, 0, 0};
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) svg = load_venue ();
  g_autoptr (GBytes) picture = aff_plan_render (svg, &view, 0xffffff, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (picture), ==, 3840u * 2160u * 4u);
}

static gpointer
measure_often (gpointer svg)
{
  for (guint i = 0; i < 5; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (AffPlanGeometry) geometry = aff_plan_measure (svg, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (geometry->features->len, ==, 46);
  }
  return NULL;
}

static guint
count_descriptors (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint count = 0;
  while (g_dir_read_name (dir))
    count++;
  return count;
}

static void
test_threads_measure_at_once_and_leave_nothing_open (void)
{
  GThread *threads[4];
  g_autoptr (GBytes) svg = load_venue ();
  measure_often (svg);
  guint before = count_descriptors ();
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("measure", measure_often, svg);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpuint (count_descriptors (), ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/way/plan/the-venue-has-its-boards-and-places",
                   test_the_venue_has_its_boards_and_places);
  g_test_add_func ("/way/plan/a-board-is-where-its-unit-puts-it",
                   test_a_board_is_where_its_unit_puts_it);
  g_test_add_func ("/way/plan/what-stands-obliquely-has-its-own-size",
                   test_what_stands_obliquely_has_its_own_size);
  g_test_add_func ("/way/plan/unpainted-and-labelled-shapes-count",
                   test_unpainted_and_labelled_shapes_count);
  g_test_add_func ("/way/plan/what-a-plan-must-not-have-is-refused-with-line-and-remedy",
                   test_what_a_plan_must_not_have_is_refused_with_line_and_remedy);
  g_test_add_func ("/way/plan/harmless-things-of-drawing-programs-are-accepted",
                   test_harmless_things_of_drawing_programs_are_accepted);
  g_test_add_func ("/way/plan/size-depth-and-repetition-have-limits",
                   test_size_depth_and_repetition_have_limits);
  g_test_add_func ("/way/plan/what-exhausts-the-renderer-exhausts-only-the-helper",
                   test_what_exhausts_the_renderer_exhausts_only_the_helper);
  g_test_add_func ("/way/plan/an-endless-drawing-ends-in-a-sentence",
                   test_an_endless_drawing_ends_in_a_sentence);
  g_test_add_func ("/way/plan/hostile-files-do-no-harm", test_hostile_files_do_no_harm);
  g_test_add_func ("/way/plan/the-picture-has-colours-where-the-plan-has-them",
                   test_the_picture_has_colours_where_the_plan_has_them);
  g_test_add_func ("/way/plan/the-picture-turns-clockwise-about-the-origin",
                   test_the_picture_turns_clockwise_about_the_origin);
  g_test_add_func ("/way/plan/a-4k-picture-comes-whole", test_a_4k_picture_comes_whole);
  g_test_add_func ("/way/plan/threads-measure-at-once-and-leave-nothing-open",
                   test_threads_measure_at_once_and_leave_nothing_open);
  g_test_add_func ("/way/plan/areas-become-polygons-where-they-are-drawn",
                   test_areas_become_polygons_where_they_are_drawn);
  g_test_add_func ("/way/plan/curves-become-lines-close-to-them",
                   test_curves_become_lines_close_to_them);
  g_test_add_func ("/way/plan/areas-that-cannot-be-read-are-refused",
                   test_areas_that_cannot_be_read_are_refused);
  g_test_add_func ("/way/plan/the-venue-has-its-floor", test_the_venue_has_its_floor);
  return g_test_run ();
}
