// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/lost-poster.h"

#include "ui/widget/blank.h"

#include <glib/gi18n.h>

static const struct {
  const char *title;
  const char *text;
} words[] = {
  [AFF_FATE_UNKNOWN] = {N_ ("This poster is not on show"),
                        N_ ("It was taken out of the programme or is not public yet.")},
  [AFF_FATE_WITHDRAWN] = {N_ ("This poster was withdrawn"),
                          N_ ("It is no longer on show. The map has all the others.")},
  [AFF_FATE_GONE] = {N_ ("This poster is no longer in the programme"),
                     N_ ("The programme has changed. The map has all posters of now.")},
};

GtkWidget *
aff_lost_poster_new (AffFate fate, const char *title)
{
  GtkWidget *blank = aff_blank_new ("board", _ (words[fate].title), _ (words[fate].text));

  if (title != NULL)
    aff_blank_add_small (blank, title);
  aff_blank_add_way (blank, _ ("Back"), "win.back", NULL);
  aff_blank_add_way (blank, _ ("See the poster map"), "win.show", "posters");
  return blank;
}
