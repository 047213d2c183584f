package frontrow.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false, description = "Runs everything in this process until Ctrl-C (default).")
final class RunCommand implements Callable<Integer> {

    @Mixin
    private Run run = new Run();

    @Override
    public Integer call() throws InterruptedException {
        return run.untilStopped();
    }
}
