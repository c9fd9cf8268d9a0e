/** Backup codes in the store. */
@NullMarked
package io.countersign.persistence.backupcode;

import org.jspecify.annotations.NullMarked;
