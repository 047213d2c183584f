/** The overlays as Kubernetes would get them: each object by its schema, and what holds among them. */
@NullMarked
package frontrow.k8s;

import org.jspecify.annotations.NullMarked;
