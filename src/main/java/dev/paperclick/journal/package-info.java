/**
 * An append-only, checksummed journal of small records on disk: what has been appended survives the process, however
 * it ends, and can be read again from any position.
 *
 * <p>Knows nothing of what the records mean. The bytes of a file are described in {@code SegmentFormat}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "platform")
package dev.paperclick.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
