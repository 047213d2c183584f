package frontrow.analytics.persistence;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.DDSketches;
import com.datadoghq.sketch.ddsketch.encoding.ByteArrayInput;
import com.datadoghq.sketch.ddsketch.encoding.GrowingByteArrayOutput;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Distributions that can be added up: DDSketch (Masson, Rim, Lee 2019), quantiles within 1 %. */
final class Sketches {

    private static final double RELATIVE_ACCURACY = 0.01;

    private Sketches() {}

    static DDSketch empty() {
        return DDSketches.unboundedDense(RELATIVE_ACCURACY);
    }

    /** @param bytes what {@link #bytes} gave; none: an empty one */
    static void add(byte[] bytes, DDSketch to) {
        if (bytes.length > 0) {
            try {
                to.decodeAndMergeWith(ByteArrayInput.wrap(bytes));
            } catch (IOException broken) {
                throw new UncheckedIOException("A kept sketch cannot be read.", broken);
            }
        }
    }

    static byte[] bytes(DDSketch sketch) {
        GrowingByteArrayOutput output = GrowingByteArrayOutput.withDefaultInitialCapacity();
        try {
            sketch.encode(output, false);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return output.trimmedCopy();
    }
}
