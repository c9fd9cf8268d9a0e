/** The factor {@code email}: a code that is sent to an address. */
@NullMarked
package io.countersign.email;

import org.jspecify.annotations.NullMarked;
