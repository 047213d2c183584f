package frontrow.simulation;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;

/** Reads and writes the fields of an aggregate, as the persistence provider does. */
final class Entities<E> {

    private final Constructor<E> constructor;
    private final Field[] fields;

    Entities(Class<E> type) {
        try {
            this.constructor = type.getDeclaredConstructor();
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " is no entity.", e);
        }
        constructor.setAccessible(true);
        this.fields = Arrays.stream(type.getDeclaredFields()).filter(field -> !Modifier.isStatic(field.getModifiers()))
                .toArray(Field[]::new);
        Arrays.stream(fields).forEach(field -> field.setAccessible(true));
    }

    E copy(E entity) {
        try {
            E copy = constructor.newInstance();
            restore(copy, save(entity));
            return copy;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    Object[] save(E entity) {
        try {
            Object[] values = new Object[fields.length];
            for (int i = 0; i < fields.length; i++) {
                values[i] = fields[i].get(entity);
            }
            return values;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    void restore(E entity, Object[] values) {
        try {
            for (int i = 0; i < fields.length; i++) {
                fields[i].set(entity, values[i]);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
