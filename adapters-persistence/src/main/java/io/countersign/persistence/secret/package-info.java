/** What the store keeps sealed. */
@NullMarked
package io.countersign.persistence.secret;

import org.jspecify.annotations.NullMarked;
