package frontrow.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A fan's POSTs. Each can be repeated: it has the same key again, perhaps at another instance, at any time. By mistake an old key is
 * taken for another request.
 */
final class Clicks {

    private static final int REMEMBERED_MAX = 20;

    private final Town town;
    private final SplittableRandom die;
    private final String fan;
    private final List<Runnable> remembered = new ArrayList<>();
    private int count;

    Clicks(Town town, String fan) {
        this.town = town;
        this.die = town.world().die();
        this.fan = fan;
    }

    /** @param post sends the request under this key */
    void click(Consumer<String> post) {
        boolean oldKey = count > 0 && die.nextInt(25) == 0;
        String key = "key-" + (oldKey ? die.nextInt(count) : count++);
        Runnable click = () -> post.accept(key);
        if (remembered.size() == REMEMBERED_MAX) {
            remembered.removeFirst();
        }
        remembered.add(click);
        click.run();
        if (die.nextInt(8) == 0) {
            click.run();
        }
    }

    void again() {
        remembered.get(die.nextInt(remembered.size())).run();
    }

    boolean none() {
        return count == 0;
    }

    /** Under one key of one service there is one thing at most, whatever else was asked for under it. */
    UUID newId(String what, String key) {
        UUID id = town.world().newId();
        town.history().asked("%s %s of %s".formatted(what, key, fan), id);
        return id;
    }
}
