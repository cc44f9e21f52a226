// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/board-target.h"

#include "ui/widget/words.h"

struct _AffBoardTarget {
  GtkWidget parent_instance;

  gint64 board;
};

enum { ACTIVATE, SIGNALS };

static guint signals[SIGNALS];

G_DEFINE_FINAL_TYPE (AffBoardTarget, aff_board_target, GTK_TYPE_WIDGET)

static void
on_choose (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[ACTIVATE], 0);
}

static void
aff_board_target_class_init (AffBoardTargetClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  static const guint keys[] = {GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter,
                               GDK_KEY_space, GDK_KEY_KP_Space};

  signals[ACTIVATE] = g_signal_new ("activate", AFF_TYPE_BOARD_TARGET,
                                    G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  gtk_widget_class_set_activate_signal (widget_class, signals[ACTIVATE]);
  gtk_widget_class_install_action (widget_class, "board.choose", NULL, on_choose);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i], 0, "board.choose", NULL);
  gtk_widget_class_set_css_name (widget_class, "board-target");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
aff_board_target_init (AffBoardTarget *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
aff_board_target_new (const AffBoard *board)
{
  AffBoardTarget *self = g_object_new (AFF_TYPE_BOARD_TARGET, NULL);

  self->board = board->id;
  return GTK_WIDGET (self);
}

gint64
aff_board_target_board (AffBoardTarget *self)
{
  g_return_val_if_fail (AFF_IS_BOARD_TARGET (self), 0);
  return self->board;
}

void
aff_board_target_update (AffBoardTarget *self,
                         const AffSeat *seat,
                         const char *language,
                         gboolean is_selected)
{
  g_return_if_fail (AFF_IS_BOARD_TARGET (self));
  g_autofree char *name = aff_words_seat (seat, language);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_PRESSED,
                               is_selected ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                           : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
}
