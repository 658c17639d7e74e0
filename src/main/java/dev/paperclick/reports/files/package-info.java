/**
 * Reports as files: each writer takes the same {@link dev.paperclick.reports.Report}, mostly as the same tables, which
 * {@link dev.paperclick.reports.files.Views} makes of it once and for all formats.
 */
@NullMarked
package dev.paperclick.reports.files;

import org.jspecify.annotations.NullMarked;
