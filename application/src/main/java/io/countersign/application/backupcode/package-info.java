/** Backup codes: made, confirmed, viewed, renewed, and used as a factor that needs no plugin. */
@NullMarked
package io.countersign.application.backupcode;

import org.jspecify.annotations.NullMarked;
