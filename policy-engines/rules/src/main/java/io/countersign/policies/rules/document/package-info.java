/** Reads the document of a policy. */
@NullMarked
package io.countersign.policies.rules.document;

import org.jspecify.annotations.NullMarked;
