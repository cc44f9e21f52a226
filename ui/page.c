// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page.h"

#include "ui/attendee/about-page.h"
#include "ui/attendee/attract-page.h"
#include "ui/attendee/item-page.h"
#include "ui/attendee/now-page.h"
#include "ui/attendee/poster-page.h"
#include "ui/attendee/posters-page.h"
#include "ui/attendee/presenter-page.h"
#include "ui/attendee/schedule-page.h"
#include "ui/attendee/search-page.h"
#include "ui/attendee/tour-page.h"
#include "ui/attendee/way-page.h"
#include "ui/attendee/way-start.h"
#include "ui/language.h"
#include "ui/widget/blank.h"

#include <glib/gi18n.h>

static const struct {
  const char *name;
  GtkWidget *(*make) (AffScene *scene);
} pages[] = {
  {AFF_PAGE_FIRST, aff_now_page_new}, {"schedule", aff_schedule_page_new},
  {"posters", aff_posters_page_new},  {"search", aff_search_page_new},
  {"tour", aff_tour_page_new},        {"find", aff_search_page_new_for_presenters},
};

// The id of what a sheet is of stands behind the colon of its target.
typedef struct {
  const char *prefix;
  const char *page; // of the nav bar that it belongs to, or NULL
  gboolean (*exists) (const AffProgramme *programme, gint64 id);
  GtkWidget *(*make) (AffScene *scene, gint64 id);
} SheetKind;

static gboolean
has_presentation (const AffProgramme *programme, gint64 id)
{
  return aff_programme_presentation (programme, id) != NULL;
}

static gboolean
has_item (const AffProgramme *programme, gint64 id)
{
  return aff_programme_item (programme, id) != NULL;
}

static gboolean
has_workshop (const AffProgramme *programme, gint64 id)
{
  return aff_programme_workshop (programme, id) != NULL;
}

static gboolean
has_board (const AffProgramme *programme, gint64 id)
{
  return aff_programme_board (programme, id) != NULL;
}

static gboolean
has_place (const AffProgramme *programme, gint64 id)
{
  return aff_way_place (programme, id) != NULL;
}

static const SheetKind sheet_kinds[] = {
  {"way:place:", "posters", has_place, aff_way_page_new_to_place},
  {"way:", "posters", has_board, aff_way_page_new_to_board},
  {"presentation:", "posters", has_presentation, aff_poster_page_new},
  {"own:", "find", has_presentation, aff_presenter_page_new},
  {"item:", NULL, has_item, aff_item_page_new},
  {"workshop:", NULL, has_workshop, aff_about_page_new},
};

static const SheetKind *
find_kind (const char *target, gint64 *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (sheet_kinds); i++)
    if (g_str_has_prefix (target, sheet_kinds[i].prefix)) {
      *id = g_ascii_strtoll (target + strlen (sheet_kinds[i].prefix), NULL, 10);
      return &sheet_kinds[i];
    }
  return NULL;
}

const char *
aff_page_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].name, name) == 0)
      return pages[i].name;
  return NULL;
}

gboolean
aff_page_is_sheet (const char *target)
{
  gint64 id;

  g_return_val_if_fail (target != NULL, FALSE);
  return find_kind (target, &id) != NULL;
}

gboolean
aff_page_has_sheet (const AffProgramme *programme, const char *target)
{
  gint64 id;

  g_return_val_if_fail (target != NULL, FALSE);
  const SheetKind *kind = find_kind (target, &id);
  return programme != NULL && kind != NULL && kind->exists (programme, id);
}

const char *
aff_page_of_sheet (const char *target)
{
  gint64 id;

  g_return_val_if_fail (target != NULL, NULL);
  const SheetKind *kind = find_kind (target, &id);
  return kind != NULL ? kind->page : NULL;
}

static GtkWidget *
make_attract_page (AffScene *scene)
{
  const char *starts[2 * AFF_LANGUAGES + 1] = {NULL};

  for (guint i = 0; i < AFF_LANGUAGES; i++) {
    starts[2 * i] = aff_languages[i].code;
    starts[2 * i + 1] = aff_languages[i].autonym;
  }
  return aff_attract_page_new (scene, starts);
}

GtkWidget *
aff_page_new (AffScene *scene, const char *target)
{
  gint64 id;

  g_return_val_if_fail (AFF_IS_SCENE (scene) && target != NULL, NULL);
  if (g_str_equal (target, AFF_PAGE_IDLE))
    return make_attract_page (scene);
  const SheetKind *kind = find_kind (target, &id);
  if (kind != NULL)
    return kind->make (scene, id);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].name, target))
      return pages[i].make (scene);
  g_return_val_if_reached (NULL);
}

GtkWidget *
aff_page_new_for_trouble (const GError *trouble)
{
  GtkWidget *blank = aff_blank_new (
    "warning", _ ("The programme cannot be shown"),
    _ ("Please use the printed plan, or ask the desk: code DB 01. The kiosk tries again by "
       "itself."));

  if (trouble != NULL)
    aff_blank_add_small (blank, trouble->message);
  return blank;
}
