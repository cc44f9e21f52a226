// SPDX-License-Identifier: GPL-3.0-or-later
// The least that GTK can show: an empty application window with one word, as large as the kiosk's.
// What everything else is measured against. Usage: bare-window WIDTH HEIGHT
#include <gtk/gtk.h>
#include <stdlib.h>

typedef struct {
  int width;
  int height;
} Size;

static void
on_activate (GtkApplication *application, gpointer data)
{
  const Size *size = data;
  GtkWidget *window = gtk_application_window_new (application);

  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), size->width, size->height);
  gtk_window_set_child (GTK_WINDOW (window), gtk_label_new ("Affiche"));
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  if (argc != 3)
    g_error ("Usage: bare-window WIDTH HEIGHT");
  Size size = {atoi (argv[1]), atoi (argv[2])};
  g_autoptr (GtkApplication)
    application = gtk_application_new ("org.affiche.Bare", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (on_activate), &size);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}
