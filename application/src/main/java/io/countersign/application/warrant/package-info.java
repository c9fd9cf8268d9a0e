/** Fresh proof: what entitles a change of a user's authenticators. */
@NullMarked
package io.countersign.application.warrant;

import org.jspecify.annotations.NullMarked;
