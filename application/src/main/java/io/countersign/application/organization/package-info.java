/** Choose requirements for organizations, list and remove them. */
@NullMarked
package io.countersign.application.organization;

import org.jspecify.annotations.NullMarked;
