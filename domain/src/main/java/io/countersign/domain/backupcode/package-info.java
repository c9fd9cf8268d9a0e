/** One-time codes for emergencies. */
@NullMarked
package io.countersign.domain.backupcode;

import org.jspecify.annotations.NullMarked;
