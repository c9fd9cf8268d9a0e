/** Who is asked how sure we may be of somebody, and what they remember. */
@NullMarked
package io.countersign.application.risk;

import org.jspecify.annotations.NullMarked;
