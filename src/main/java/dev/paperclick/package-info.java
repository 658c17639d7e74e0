/** Paperclick: lists of job applications into trackable documents, and clicks into reports. */
@NullMarked
package dev.paperclick;

import org.jspecify.annotations.NullMarked;
