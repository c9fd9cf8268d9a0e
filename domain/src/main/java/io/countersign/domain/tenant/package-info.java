/** Hard isolation between organizations on one installation. */
@NullMarked
package io.countersign.domain.tenant;

import org.jspecify.annotations.NullMarked;
