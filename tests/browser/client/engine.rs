//! The three browsers and how each wants to be started.

use std::fmt;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::str::FromStr;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::process::Group;
use crate::webdriver::Session;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Engine {
    /// Blink, in Chromium.
    Chromium,
    /// Gecko, in Firefox.
    Firefox,
    /// WebKit, in WebKitGTK's `MiniBrowser`. Close to Safari, but not Safari.
    Webkit,
}

impl Engine {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    /// As in `--engines`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// The Debian packages that bring the browser and its driver.
    pub fn debian_packages(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium", "chromium-driver"],
            // Its driver comes from crates.io.
            Self::Firefox => &["firefox-esr"],
            Self::Webkit => &["webkit2gtk-driver", "xvfb"],
        }
    }

    /// What is not there, in words for the reader; empty if the engine can be started.
    pub fn missing(self) -> Vec<String> {
        let mut missing = Vec::new();
        match self {
            Self::Chromium => {
                if chromium().is_none() {
                    missing.push("the program chromium (or google-chrome)".to_owned());
                }
                if on_path("chromedriver").is_none() {
                    missing.push("the program chromedriver, of the same version".to_owned());
                }
            }
            Self::Firefox => {
                if firefox().is_none() {
                    missing.push("the program firefox-esr (or firefox)".to_owned());
                }
            }
            Self::Webkit => {
                for program in ["WebKitWebDriver", "Xvfb"] {
                    if on_path(program).is_none() {
                        missing.push(format!("the program {program}"));
                    }
                }
                if minibrowser().is_none() {
                    missing.push("WebKitGTK's MiniBrowser".to_owned());
                }
            }
        }
        missing
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Engine {
    type Err = anyhow::Error;

    fn from_str(name: &str) -> Result<Self> {
        Self::ALL
            .into_iter()
            .find(|engine| engine.name() == name)
            .with_context(|| format!("expected chromium, firefox or webkit, found {name:?}"))
    }
}

/// What the reader has set in the system or in the browser.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    /// A dark colour scheme.
    pub dark: bool,
    /// Reduced motion.
    pub still: bool,
    /// Forced colours; in WebKit, which has none here, more contrast.
    pub forced_colors: bool,
    /// No WebAssembly, in Firefox.
    pub no_wasm: bool,
}

/// A running browser. Everything it writes goes to a folder that is deleted with it.
#[derive(Debug)]
pub struct Browser {
    /// Which one.
    pub engine: Engine,
    // The order is that of their end: the session ends the browser, then the driver goes, then the
    // display, then the folder.
    session: Session,
    _driver: Group,
    _display: Option<Group>,
    home: TempDir,
}

impl Browser {
    /// Starts an engine.
    pub fn start(engine: Engine, look: Look) -> Result<Self> {
        let missing = engine.missing();
        if !missing.is_empty() {
            bail!("{engine} cannot be started: {} not found", missing.join(", "));
        }
        let home = tempfile::Builder::new().prefix("reftel-browser-").tempdir()?;
        for folder in ["tmp", "downloads", "config", "profile"] {
            std::fs::create_dir(home.path().join(folder))?;
        }
        // None of the three reports a port of its own choosing in the same way, and WebKit's cannot
        // choose one.
        let port = free_port()?;
        let (mut command, capabilities, display) = match engine {
            Engine::Chromium => chromium_start(port, home.path(), look)?,
            Engine::Firefox => firefox_start(port, home.path(), look)?,
            Engine::Webkit => webkit_start(port, home.path(), look)?,
        };
        command
            .env("HOME", home.path())
            .env("TMPDIR", home.path().join("tmp"))
            .env("XDG_CONFIG_HOME", home.path().join("config"));
        let driver = Group::start(&mut command, &home.path().join("driver.log"))?;
        let session =
            Session::start(port, &capabilities).with_context(|| format!("{engine} did not start"))?;
        Ok(Self { engine, session, _driver: driver, _display: display, home })
    }

    /// The WebDriver session.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Where saved files go.
    pub fn downloads(&self) -> PathBuf {
        self.home.path().join("downloads")
    }

    /// What the driver and the browser have said so far.
    pub fn log(&self) -> String {
        let log = std::fs::read(self.home.path().join("driver.log")).unwrap_or_default();
        String::from_utf8_lossy(&log).into_owned()
    }
}

type Start = (Command, Value, Option<Group>);

fn chromium_start(port: u16, home: &Path, look: Look) -> Result<Start> {
    let mut args = vec![
        "--headless",
        // It does not run as root otherwise.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        // It would talk to its maker, and a test counts what is sent.
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
    ];
    args.extend(look.dark.then_some("--force-dark-mode"));
    args.extend(look.still.then_some("--force-prefers-reduced-motion"));
    args.extend(look.forced_colors.then_some("--force-high-contrast"));
    let capabilities = json!({
        "goog:chromeOptions": {
            "binary": chromium().context("no chromium")?,
            "args": args,
            "prefs": {
                "download.default_directory": home.join("downloads"),
                "download.prompt_for_download": false,
                // Without it the second download of a page is dropped.
                "profile.default_content_setting_values.automatic_downloads": 1,
            },
        },
        "goog:loggingPrefs": {"browser": "ALL"},
    });
    let mut command = Command::new("chromedriver");
    command.arg(format!("--port={port}"));
    Ok((command, capabilities, None))
}

fn firefox_start(port: u16, home: &Path, look: Look) -> Result<Start> {
    let profile = home.join("profile");
    std::fs::create_dir(profile.join("chrome"))?;
    // Lets the window become as narrow as a phone.
    std::fs::write(profile.join("chrome/userChrome.css"), ":root{min-width:0!important}")?;
    let mut prefs = json!({
        "toolkit.legacyUserProfileCustomizations.stylesheets": true,
        "browser.download.folderList": 2,
        "browser.download.dir": home.join("downloads"),
        // It would take the keyboard from the page.
        "browser.download.alwaysOpenPanel": false,
        "devtools.console.stdout.content": true,
    });
    if look.dark {
        prefs["layout.css.prefers-color-scheme.content-override"] = json!(0);
    }
    if look.still {
        prefs["ui.prefersReducedMotion"] = json!(1);
    }
    if look.forced_colors {
        prefs["ui.prefersContrast"] = json!(1);
        prefs["browser.display.document_color_use"] = json!(2);
    }
    if look.no_wasm {
        prefs["javascript.options.wasm"] = json!(false);
    }
    let capabilities = json!({
        "moz:firefoxOptions": {
            "binary": firefox().context("no firefox")?,
            "args": ["-headless", "-profile", profile],
            "prefs": prefs,
        },
    });
    let mut command = Command::new(on_path("geckodriver").context("no geckodriver")?);
    command.arg("--port").arg(port.to_string());
    command.arg("--websocket-port").arg(free_port()?.to_string());
    Ok((command, capabilities, None))
}

fn webkit_start(port: u16, home: &Path, look: Look) -> Result<Start> {
    // One display each: it has one clipboard.
    let mut xvfb = Command::new("Xvfb");
    xvfb.args(["-displayfd", "1", "-screen", "0", "1920x1400x24", "-nolisten", "tcp"]);
    let (display, number) = Group::start_and_read(&mut xvfb)?;

    let config = home.join("config");
    std::fs::create_dir(config.join("gtk-3.0"))?;
    std::fs::write(
        config.join("user-dirs.dirs"),
        format!("XDG_DOWNLOAD_DIR=\"{}\"\n", home.join("downloads").display()),
    )?;
    // Lets the window become as narrow as a phone.
    std::fs::write(
        config.join("gtk-3.0/gtk.css"),
        "*{min-width:0;padding:0;margin:0;border-width:0;font-size:1px}",
    )?;
    if look.still {
        std::fs::write(config.join("gtk-3.0/settings.ini"), "[Settings]\ngtk-enable-animations=0\n")?;
    }
    let mut args = vec!["--automation"];
    args.extend(look.dark.then_some("--dark-mode"));
    let capabilities = json!({
        "webkitgtk:browserOptions": {"binary": minibrowser().context("no MiniBrowser")?, "args": args},
    });
    let mut command = Command::new("WebKitWebDriver");
    command
        .arg(format!("--port={port}"))
        .env("DISPLAY", format!(":{number}"))
        .env("LIBGL_ALWAYS_SOFTWARE", "1");
    if look.forced_colors {
        command.env("GTK_THEME", "HighContrast");
    }
    Ok((command, capabilities, Some(display)))
}

fn chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(on_path)
}

fn firefox() -> Option<PathBuf> {
    ["firefox-esr", "firefox"].into_iter().find_map(on_path)
}

/// Not on PATH: its place has the machine's triple and the API's version in it.
fn minibrowser() -> Option<PathBuf> {
    let libraries = std::fs::read_dir("/usr/lib").ok()?.flatten().map(|entry| entry.path());
    let folders = libraries.chain([PathBuf::from("/usr/lib"), PathBuf::from("/usr/libexec")]);
    folders
        .flat_map(|folder| {
            ["4.1", "4.0", "6.0"].map(|api| folder.join(format!("webkit2gtk-{api}/MiniBrowser")))
        })
        .find(|path| path.exists())
}

fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    // Where `cargo xtask` installs what the machine lacks.
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/tools/bin");
    std::env::split_paths(&path).chain([ours]).map(|folder| folder.join(program)).find(|path| path.is_file())
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}
