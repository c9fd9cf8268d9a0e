/** JSON as conditions see it. */
@NullMarked
package io.countersign.policies.rules.json;

import org.jspecify.annotations.NullMarked;
