// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tour-file.h"

#include <math.h>
#include <string.h>

#define LARGEST_SCORE 1000000
#define LARGEST_FIELD 1e7 // coordinates and limits
// Lengths are multiplied by a power of ten as long as they stay within this.
#define LARGEST_WHOLE 50000000.0

typedef struct {
  double x;
  double y;
  int score;
} Point;

typedef enum { MEASURE_EXACT, MEASURE_NEAREST, MEASURE_ATT } Measure;

typedef enum { PART_HEAD, PART_COORDINATES, PART_SCORES, PART_DEPOT } Part;

typedef struct {
  const char *path;
  char **lines;
  guint line;     // of `lines`, from 0
  GArray *points; // Point
  gboolean *has_point;
  guint dimension;
  guint scored;
  double limit;
  Measure measure;
  int depot; // -1: start and end are the first two points
  Part part;
  char **message;
} Reader;

static gboolean
fail (Reader *self, const char *what)
{
  guint line = self->line + (self->lines[self->line] != NULL);

  if (*self->message == NULL)
    *self->message = g_strdup_printf ("%s:%u: %s", self->path, MAX (1, line), what);
  return FALSE;
}

static gboolean
read_number (const char *text, double *number)
{
  char *end;

  *number = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && isfinite (*number) && fabs (*number) <= LARGEST_FIELD;
}

static gboolean
read_score (Reader *self, const char *text, int *score)
{
  double number;

  if (!read_number (text, &number) || number < 0 || number > LARGEST_SCORE ||
      number != floor (number))
    return fail (self, "a score is a whole number from 0 to 1000000.");
  *score = (int) number;
  return TRUE;
}

// The words of the current line, without the empty ones.
static char **
split (const Reader *self)
{
  g_auto (GStrv) all = g_strsplit_set (self->lines[self->line], " \t\r", -1);
  GPtrArray *words = g_ptr_array_new ();

  for (char **word = all; *word != NULL; word++)
    if (**word != '\0')
      g_ptr_array_add (words, g_strdup (*word));
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}

static gboolean
read_point (Reader *self, char **words)
{
  Point point;

  if (g_strv_length (words) != 3 || !read_number (words[0], &point.x) ||
      !read_number (words[1], &point.y))
    return fail (self, "a point is three numbers: x y score.");
  if (!read_score (self, words[2], &point.score))
    return FALSE;
  if (self->points->len == AFF_TOUR_MOST_NODES)
    return fail (self, "there are more points than this program takes, which is 250.");
  g_array_append_val (self->points, point);
  return TRUE;
}

static gboolean
read_first (Reader *self, char **words)
{
  double paths = 1;

  if (g_strv_length (words) != 2 || !read_number (words[0], &self->limit) || self->limit < 0 ||
      !read_number (words[1], &paths))
    return fail (self, "the first line is two numbers: Tmax P.");
  return paths == 1 || fail (self, "only one path (P = 1) can be found.");
}

static gboolean
read_plain (Reader *self)
{
  gboolean has_first = FALSE;

  for (; self->lines[self->line] != NULL; self->line++) {
    g_auto (GStrv) words = split (self);
    if (words[0] == NULL)
      continue;
    if (!(has_first ? read_point (self, words) : read_first (self, words)))
      return FALSE;
    has_first = TRUE;
  }
  self->depot = -1;
  return self->points->len >= 2 || fail (self, "a start and an end are needed.");
}

static gboolean
read_dimension (Reader *self, const char *value)
{
  double number;

  if (!read_number (value, &number) || number < 1 || number > AFF_TOUR_MOST_NODES - 1 ||
      number != floor (number))
    return fail (self, "DIMENSION is a whole number from 1 to 249.");
  if (self->dimension > 0)
    return fail (self, "DIMENSION stands twice.");
  self->dimension = (guint) number;
  g_array_set_size (self->points, self->dimension);
  self->has_point = g_new0 (gboolean, self->dimension);
  return TRUE;
}

static gboolean
read_measure (Reader *self, const char *value)
{
  if (strcmp (value, "EUC_2D") == 0)
    self->measure = MEASURE_NEAREST;
  else if (strcmp (value, "ATT") == 0)
    self->measure = MEASURE_ATT;
  else
    return fail (self, "EDGE_WEIGHT_TYPE is neither EUC_2D nor ATT.");
  return TRUE;
}

static gboolean
read_head (Reader *self, const char *key, const char *value)
{
  if (strcmp (key, "DIMENSION") == 0)
    return read_dimension (self, value);
  if (strcmp (key, "EDGE_WEIGHT_TYPE") == 0)
    return read_measure (self, value);
  if (strcmp (key, "TYPE") == 0 && strcmp (value, "OP") != 0)
    return fail (self, "its TYPE is not OP.");
  if (strcmp (key, "COST_LIMIT") == 0 &&
      (!read_number (value, &self->limit) || self->limit < 0))
    return fail (self, "COST_LIMIT is a number from 0.");
  return TRUE;
}

// "KEY : VALUE", or the heading of a part; FALSE and no message where it is neither.
static gboolean
read_keyword (Reader *self, gboolean *is_keyword)
{
  static const struct {
    const char *heading;
    Part part;
  } parts[] = {{"NODE_COORD_SECTION", PART_COORDINATES},
               {"NODE_SCORE_SECTION", PART_SCORES},
               {"DEPOT_SECTION", PART_DEPOT}};

  g_autofree char *line = g_strstrip (g_strdup (self->lines[self->line]));
  char *colon = strchr (line, ':');

  *is_keyword = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strcmp (line, parts[i].heading) == 0) {
      self->part = parts[i].part;
      return self->dimension > 0 || fail (self, "DIMENSION is missing above.");
    }
  if (colon != NULL) {
    *colon = '\0';
    return read_head (self, g_strstrip (line), g_strstrip (colon + 1));
  }
  *is_keyword = FALSE;
  return TRUE;
}

// The point that a line's first word names, or NULL.
static Point *
find_point (Reader *self, const char *name, guint *index)
{
  double number;

  if (!read_number (name, &number) || number != floor (number) || number < 1 ||
      number > self->dimension)
    return NULL;
  *index = (guint) number - 1;
  return &g_array_index (self->points, Point, *index);
}

static gboolean
read_row (Reader *self, char **words)
{
  guint count = g_strv_length (words);
  guint index = 0;

  if (self->part == PART_DEPOT && strcmp (words[0], "-1") == 0)
    return TRUE;
  Point *point = find_point (self, words[0], &index);
  if (point == NULL)
    return fail (self, "a line starts with the number of a point.");
  if (self->part == PART_COORDINATES && count == 3 && read_number (words[1], &point->x) &&
      read_number (words[2], &point->y)) {
    self->has_point[index] = TRUE;
    return TRUE;
  }
  if (self->part == PART_SCORES && count == 2) {
    self->scored++;
    return read_score (self, words[1], &point->score);
  }
  if (self->part == PART_DEPOT && count == 1 && self->depot < 0) {
    self->depot = (int) index;
    return TRUE;
  }
  return fail (self, "this line does not belong to its section.");
}

static gboolean
is_complete (Reader *self)
{
  for (guint i = 0; i < self->dimension; i++)
    if (!self->has_point[i])
      return fail (self, "the file ends and a point has no coordinates.");
  if (self->dimension == 0 || self->limit < 0)
    return fail (self, "DIMENSION or COST_LIMIT is missing.");
  if (self->depot < 0 || self->scored != self->dimension)
    return fail (self, "the file ends without a depot or without all scores.");
  return self->measure != MEASURE_EXACT || fail (self, "EDGE_WEIGHT_TYPE is missing.");
}

static gboolean
read_library (Reader *self)
{
  self->depot = -1;
  self->limit = -1;
  for (; self->lines[self->line] != NULL; self->line++) {
    g_auto (GStrv) words = split (self);
    gboolean is_keyword;
    if (words[0] == NULL)
      continue;
    if (strcmp (words[0], "EOF") == 0)
      break;
    if (!read_keyword (self, &is_keyword))
      return FALSE;
    if (!is_keyword && (self->part == PART_HEAD || !read_row (self, words)))
      return fail (self, "this line is not understood.");
  }
  return is_complete (self);
}

static double
measure (const Reader *self, const Point *a, const Point *b)
{
  double x = a->x - b->x;
  double y = a->y - b->y;

  if (self->measure == MEASURE_ATT)
    return ceil (sqrt ((x * x + y * y) / 10));
  return self->measure == MEASURE_NEAREST ? floor (hypot (x, y) + 0.5) : hypot (x, y);
}

// The power of ten by which lengths become whole numbers; one for those that are.
static double
find_scale (const Reader *self, double longest)
{
  double scale = 1;

  if (self->measure != MEASURE_EXACT)
    return 1;
  while (MAX (longest, self->limit) * scale * 10 <= LARGEST_WHOLE && scale < 1e6)
    scale *= 10;
  return scale;
}

static TourFile *
make_file (const Reader *reader)
{
  TourFile *self = g_new0 (TourFile, 1);
  guint n = reader->points->len;
  const Point *points = (const Point *) (gpointer) reader->points->data;
  double longest = 0;

  self->nodes = g_new0 (AffTourNode, n);
  self->travel = g_new0 (int, (gsize) n *n);
  self->lengths = g_new0 (double, (gsize) n *n);
  self->limit = reader->limit;
  for (guint i = 0; i < n * n; i++) {
    self->lengths[i] = measure (reader, &points[i / n], &points[i % n]);
    longest = MAX (longest, self->lengths[i]);
  }
  double scale = find_scale (reader, longest);
  for (guint i = 0; i < n * n; i++)
    self->travel[i] = (int) MIN (floor (self->lengths[i] * scale), G_MAXINT / 4);
  for (guint i = 0; i < n; i++)
    self->nodes[i].score = points[i].score;
  int start = MAX (0, reader->depot);
  int end = reader->depot < 0 ? 1 : reader->depot;
  self->end_score = points[start].score + (start != end ? points[end].score : 0);
  self->problem = (AffTourProblem){
    .nodes = self->nodes,
    .n_nodes = n,
    .travel = self->travel,
    .start = start,
    .end = end,
    .limit = (int) MIN (floor (reader->limit * scale), AFF_TOUR_LARGEST),
  };
  return self;
}

TourFile *
tour_file_read (const char *path, char **message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) points = g_array_new (FALSE, TRUE, sizeof (Point));
  g_autofree char *text = NULL;
  gsize size;
  Reader reader = {.path = path, .points = points, .message = message};

  *message = NULL;
  if (!g_file_get_contents (path, &text, &size, &error)) {
    *message = g_strdup (error->message);
    return NULL;
  }
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  reader.lines = lines;
  gboolean is_plain = g_ascii_isdigit (g_strchug (text)[0]) || text[0] == '+' || text[0] == '.';
  gboolean is_read = is_plain ? read_plain (&reader) : read_library (&reader);
  TourFile *self = is_read ? make_file (&reader) : NULL;
  g_free (reader.has_point);
  return self;
}

void
tour_file_free (TourFile *self)
{
  if (self == NULL)
    return;
  g_free (self->nodes);
  g_free (self->travel);
  g_free (self->lengths);
  g_free (self);
}

double
tour_file_length (const TourFile *self, const AffTour *tour)
{
  guint n = self->problem.n_nodes;
  int at = self->problem.start;
  double length = 0;

  for (guint i = 0; i < tour->stops->len; i++) {
    int next = g_array_index (tour->stops, AffTourStop, i).node;
    length += self->lengths[(guint) at * n + (guint) next];
    at = next;
  }
  return length + self->lengths[(guint) at * n + (guint) self->problem.end];
}
