// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/staff-frame.h"

#include "ui/widget/keyboard.h"
#include "ui/widget/text-line.h"
#include "ui/widget/toast.h"

struct _AffStaffFrame {
  GtkWidget parent_instance;

  // owned
  AffDesk *desk;

  // borrowed: children
  GtkWidget *overlay;
  GtkWidget *page;
  AffToast *toast;
  GtkWidget *keyboard;
};

enum { CANCEL, SIGNALS };

static guint signals[SIGNALS];

G_DEFINE_FINAL_TYPE (AffStaffFrame, aff_staff_frame, GTK_TYPE_WIDGET)

static gboolean
is_typing (AffStaffFrame *self)
{
  return gtk_widget_get_visible (self->keyboard);
}

static void
set_typing (AffStaffFrame *self, gboolean is_typing)
{
  gtk_widget_set_visible (self->keyboard, is_typing);
  if (is_typing)
    gtk_widget_add_css_class (GTK_WIDGET (self), "typing");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "typing");
}

static void
on_type (GtkWidget *widget, const char *action, GVariant *wanted)
{
  set_typing (AFF_STAFF_FRAME (widget), g_variant_get_boolean (wanted));
}

static void
on_capital (GtkWidget *widget, const char *action, GVariant *wanted)
{
  aff_keyboard_set_capital (AFF_KEYBOARD (AFF_STAFF_FRAME (widget)->keyboard),
                            g_variant_get_boolean (wanted));
}

static void
on_text (AffKeyboard *keyboard, const char *text, AffStaffFrame *self)
{
  AffTextLine *line = aff_text_line_find (self->page);

  if (line != NULL)
    aff_text_line_insert (line, text);
}

static void
on_erase (AffKeyboard *keyboard, AffStaffFrame *self)
{
  AffTextLine *line = aff_text_line_find (self->page);

  if (line != NULL)
    aff_text_line_erase (line);
}

static void
on_hide (AffKeyboard *keyboard, AffStaffFrame *self)
{
  set_typing (self, FALSE);
}

// Enter and Space press a button that has the focus, a key of the keyboard for instance.
static gboolean
is_for_button (AffStaffFrame *self, guint key)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space) &&
         root != NULL && GTK_IS_BUTTON (gtk_root_get_focus (root));
}

// In the capture phase: while somebody types, no key means a board.
static gboolean
on_key (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType modifiers,
        AffStaffFrame *self)
{
  AffTextLine *line = is_typing (self) ? aff_text_line_find (self->page) : NULL;

  if (line == NULL || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 ||
      is_for_button (self, key))
    return FALSE;
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) {
    set_typing (self, FALSE);
    aff_text_line_enter (line);
    return TRUE;
  }
  return aff_text_line_take_key (line, key);
}

static void
on_said (AffDesk *desk, const char *words, gboolean has_undo, AffStaffFrame *self)
{
  aff_toast_show (self->toast, words, has_undo);
}

static void
on_undo (AffToast *toast, AffStaffFrame *self)
{
  aff_desk_undo (self->desk);
}

static void
aff_staff_frame_dispose (GObject *object)
{
  AffStaffFrame *self = AFF_STAFF_FRAME (object);

  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (aff_staff_frame_parent_class)->dispose (object);
}

static void
aff_staff_frame_class_init (AffStaffFrameClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_staff_frame_dispose;
  signals[CANCEL] = g_signal_new ("cancel", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                  g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN,
                                  0);
  gtk_widget_class_install_action (widget_class, "frame.type", "b", on_type);
  gtk_widget_class_install_action (widget_class, "frame.capital", "b", on_capital);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "staff-frame");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_keyboard (AffStaffFrame *self, AffScene *scene)
{
  self->keyboard = aff_keyboard_new_writing (aff_scene_language (scene),
                                             aff_scene_is_portrait (scene));
  gtk_widget_set_valign (self->keyboard, GTK_ALIGN_END);
  gtk_widget_set_visible (self->keyboard, FALSE);
  g_signal_connect (self->keyboard, "text", G_CALLBACK (on_text), self);
  g_signal_connect (self->keyboard, "erase", G_CALLBACK (on_erase), self);
  g_signal_connect (self->keyboard, "put-away", G_CALLBACK (on_hide), self);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->keyboard);
}

static void
aff_staff_frame_init (AffStaffFrame *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->overlay = g_object_new (GTK_TYPE_OVERLAY, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                NULL);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
aff_staff_frame_new (AffScene *scene, AffDesk *desk, GtkWidget *page)
{
  g_return_val_if_fail (AFF_IS_SCENE (scene) && AFF_IS_DESK (desk), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (page), NULL);
  AffStaffFrame *self = g_object_new (AFF_TYPE_STAFF_FRAME, NULL);

  self->desk = g_object_ref (desk);
  self->page = page;
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), page);
  self->toast = AFF_TOAST (aff_toast_new ());
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->toast));
  g_signal_connect (self->toast, "undo", G_CALLBACK (on_undo), self);
  add_keyboard (self, scene);
  g_signal_connect_object (desk, "said", G_CALLBACK (on_said), self, 0);
  return GTK_WIDGET (self);
}

GtkWidget *
aff_staff_frame_get_page (AffStaffFrame *self)
{
  g_return_val_if_fail (AFF_IS_STAFF_FRAME (self), NULL);
  return self->page;
}

gboolean
aff_staff_frame_cancel (AffStaffFrame *self)
{
  gboolean is_handled = FALSE;

  g_return_val_if_fail (AFF_IS_STAFF_FRAME (self), FALSE);
  if (is_typing (self)) {
    set_typing (self, FALSE);
    return TRUE;
  }
  g_signal_emit (self, signals[CANCEL], 0, &is_handled);
  return is_handled;
}
