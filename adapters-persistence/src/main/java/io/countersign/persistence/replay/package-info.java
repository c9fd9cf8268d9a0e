/** Replays in the database. */
@NullMarked
package io.countersign.persistence.replay;

import org.jspecify.annotations.NullMarked;
