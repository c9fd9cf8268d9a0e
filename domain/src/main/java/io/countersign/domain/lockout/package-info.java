/** How often one may guess before nobody may for a while. */
@NullMarked
package io.countersign.domain.lockout;

import org.jspecify.annotations.NullMarked;
