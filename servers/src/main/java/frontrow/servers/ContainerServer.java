package frontrow.servers;

import com.github.dockerjava.api.DockerClient;
import java.util.List;
import org.testcontainers.containers.GenericContainer;

/** A server in a container. Its port on the host is chosen by us, so that it is the same after a restart. */
final class ContainerServer implements Server {

    private final String name;
    private final GenericContainer<?> container;
    private final int port = LoopbackPorts.free();

    ContainerServer(String name, GenericContainer<?> container, int portInside) {
        this.name = name;
        this.container = container;
        container.setPortBindings(List.of(LoopbackPorts.HOST + ":" + port + ":" + portInside));
    }

    @Override
    public String name() {
        return name;
    }

    int port() {
        return port;
    }

    @Override
    public void start() {
        if (container.getContainerId() == null) {
            container.start();
        } else if (!isRunning()) {
            docker().startContainerCmd(container.getContainerId()).exec();
        }
    }

    @Override
    public void stop() {
        if (isRunning()) {
            docker().stopContainerCmd(container.getContainerId()).exec();
        }
    }

    @Override
    public void kill() {
        if (isRunning()) {
            docker().killContainerCmd(container.getContainerId()).exec();
        }
    }

    @Override
    public boolean isRunning() {
        return container.isRunning();
    }

    private DockerClient docker() {
        return container.getDockerClient();
    }
}
