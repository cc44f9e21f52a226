// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/staff-table.h"

#include "ui/staff/boards-page.h"
#include "ui/staff/print-page.h"
#include "ui/staff/programme-page.h"
#include "ui/staff/proposal-page.h"
#include "ui/staff/staff-frame.h"
#include "ui/staff/to-do-page.h"

#include <glib/gi18n.h>
#include <string.h>

const AffStaffPage aff_staff_pages[] = {
  {AFF_STAFF_PAGE_FIRST, "list", N_ ("To do"), AFF_PERMIT_DESK, aff_to_do_page_new},
  {"boards", "board", N_ ("Boards"), AFF_PERMIT_DESK, aff_boards_page_new},
  {"proposal", NULL, N_ ("Proposed plan"), AFF_PERMIT_DESK, aff_proposal_page_new},
  {"programme", "schedule", N_ ("Programme"), AFF_PERMIT_CHAIR, aff_programme_page_new},
  {"print", "print", N_ ("Print"), AFF_PERMIT_DESK, aff_print_page_new},
  {NULL},
};

const AffStaffPage *
aff_staff_page_find (const char *target, AffPermitRole role)
{
  g_return_val_if_fail (target != NULL, NULL);
  g_autofree char *name = g_strndup (target, strcspn (target, ":"));

  for (const AffStaffPage *page = aff_staff_pages; page->name != NULL; page++)
    if (g_str_equal (page->name, name) && role >= page->role)
      return page;
  return NULL;
}

const char *
aff_staff_page_tab (const AffStaffPage *page)
{
  g_return_val_if_fail (page != NULL, NULL);

  while (page->icon == NULL && page > aff_staff_pages)
    page--;
  return page->name;
}

GtkWidget *
aff_staff_page_new (AffScene *scene, AffDesk *desk, const char *target)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene) && AFF_IS_DESK (desk) && target != NULL, NULL);
  const AffStaffPage *page = aff_staff_page_find (target, aff_desk_role (desk));

  g_return_val_if_fail (page != NULL, NULL);
  const char *colon = strchr (target, ':');
  return aff_staff_frame_new (scene, desk,
                              page->make (scene, desk, colon != NULL ? colon + 1 : ""));
}
