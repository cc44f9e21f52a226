// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/paper-code.h"

#include "app/qr/link.h"
#include "ui/widget/icon.h"
#include "ui/widget/qr-view.h"

#include <glib/gi18n.h>

struct _AffPaperCode {
  GtkWidget parent_instance;

  // borrowed: children
  GtkWidget *box;
  GtkWidget *code;
  GtkWidget *pending;
  GtkLabel *host;
};

G_DEFINE_FINAL_TYPE (AffPaperCode, aff_paper_code, GTK_TYPE_WIDGET)

static GtkWidget *
make_pending (void)
{
  GtkWidget *pending = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = aff_icon_new ("qr");
  GtkWidget *label = gtk_label_new (_ ("Link to come"));

  gtk_widget_add_css_class (pending, "empty");
  gtk_widget_add_css_class (pending, "pending");
  gtk_widget_add_css_class (icon, "icon-64");
  gtk_widget_add_css_class (label, "label");
  gtk_widget_set_vexpand (icon, TRUE);
  gtk_widget_set_valign (icon, GTK_ALIGN_END);
  gtk_widget_set_vexpand (label, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (pending), icon);
  gtk_box_append (GTK_BOX (pending), label);
  return pending;
}

static void
aff_paper_code_dispose (GObject *object)
{
  g_clear_pointer (&AFF_PAPER_CODE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (aff_paper_code_parent_class)->dispose (object);
}

static void
aff_paper_code_class_init (AffPaperCodeClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_paper_code_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "paper-code");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aff_paper_code_init (AffPaperCode *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->code = aff_qr_view_new ();
  self->pending = make_pending ();
  self->host = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->host, PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (GTK_WIDGET (self->host), "host");
  gtk_box_append (GTK_BOX (self->box), self->code);
  gtk_box_append (GTK_BOX (self->box), self->pending);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->host));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
aff_paper_code_new (void)
{
  return g_object_new (AFF_TYPE_PAPER_CODE, NULL);
}

gboolean
aff_paper_code_show (AffPaperCode *self, const AffPaper *paper)
{
  g_return_val_if_fail (AFF_IS_PAPER_CODE (self) && paper != NULL, FALSE);
  const char *address = aff_link_choose (paper);
  g_autofree char *host = address != NULL ? aff_link_host (address) : NULL;
  g_autofree char *name = g_strdup_printf (_ ("Code that opens the paper at %s"),
                                           host != NULL ? host : "");

  aff_qr_view_set_address (AFF_QR_VIEW (self->code), address, name);
  gtk_label_set_text (self->host, host != NULL ? host : "");
  gtk_widget_set_visible (self->code, address != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->host), address != NULL);
  gtk_widget_set_visible (self->pending, address == NULL);
  return address != NULL;
}
