package frontrow.servers;

/** A database and the role that owns it. */
public record Database(String url, String user, String password) {

    @Override
    public String toString() {
        return user + " at " + url;
    }
}
