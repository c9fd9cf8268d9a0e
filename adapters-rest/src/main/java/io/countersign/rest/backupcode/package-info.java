/** Backup codes over HTTP. */
@NullMarked
package io.countersign.rest.backupcode;

import org.jspecify.annotations.NullMarked;
