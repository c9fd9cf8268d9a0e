/** JSON read strictly, and written without reflection. */
@NullMarked
package io.countersign.rest.json;

import org.jspecify.annotations.NullMarked;
