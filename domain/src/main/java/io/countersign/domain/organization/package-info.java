/** Groups of a tenant's users that its applications know, with a requirement of their own. */
@NullMarked
package io.countersign.domain.organization;

import org.jspecify.annotations.NullMarked;
