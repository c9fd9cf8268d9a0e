/** How sure we may be that somebody is who they seem to be, before they prove anything. */
@NullMarked
package io.countersign.domain.risk;

import org.jspecify.annotations.NullMarked;
