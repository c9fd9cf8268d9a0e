/** Policies as scripts with the interface of Auth0's post-login Actions. */
@NullMarked
package io.countersign.policies.actions;

import org.jspecify.annotations.NullMarked;
