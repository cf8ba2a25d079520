/*
 * What people type when asked for a password: the words that lead every published list, in one line a theme. Longer
 * passwords made of them, doubled, numbered or walked along the keyboard, are recognised by `domain/passwords.ts`.
 */
export const COMMON_WORDS = `
password passwort passord passwd pass word contrasena motdepasse senha parola wachtwoord haslo
admin administrator root user guest login test testing tester default system server changeme change secret private
welcome hello letmein access open enter please master super superman boss manager office company internet computer
iloveyou loveyou love lover loving ilove forever always together amor amour liebe baby babe babygirl babyboy honey
sweet sweetie sweetheart angel angels princess prince queen king kiss kisses hearts heart darling cutie
sunshine rainbow flower flowers butterfly summer winter spring autumn sunday monday friday october november december
january february april august september june july snow water fire earth star stars moon light dark shadow
monkey dragon tiger lion eagle eagles wolf bear bears dog dogs cat cats puppy kitty kitten horse horses fish bird
dolphin dolphins panther phoenix falcon hawk spider turtle bunny rabbit pony chicken donkey snake shark
football soccer baseball basketball hockey tennis golf golfer rugby cricket runner skate skater player players
yankees cowboys steelers lakers redsox packers raiders giants patriots arsenal chelsea liverpool barcelona madrid
manchester united celtic rangers juventus milan inter boca
batman spiderman superman ironman hulk joker starwars vader jedi yoda matrix trustno one pokemon pikachu naruto sonic
mario zelda minecraft roblox fortnite warcraft gandalf merlin hobbit frodo harry potter hogwarts tigger snoopy mickey
minnie disney barbie simpsons homer bart scooby garfield snowball
michael jennifer jessica jordan ashley amanda nicole daniel andrew joshua matthew robert thomas charlie george william
richard james john david joseph anthony brandon justin ryan tyler taylor hannah hunter maggie samantha michelle
melissa patrick patricia elizabeth victoria christian christopher alexander alexis anna maria laura sarah emily
andrea daniela carlos miguel antonio pedro jose juan luis diego fernando alejandro francisco sophie julia martin
peter stefan thomas oliver lucas marco sebastian nathan kevin brian steven scott eric jason adam alex max sam ben
jesus jesuschrist christ church blessed bless faith grace heaven holy bible lord god amen angelo trinity
money dollar rich lucky luck winner win gold golden silver diamond diamonds platinum crystal magic wizard
chocolate cookie cookies banana orange apple apples cherry strawberry coffee pepper ginger sugar candy cheese pizza
beer whisky vodka peanut butter pumpkin lemon mango
ferrari porsche mercedes corvette mustang camaro harley yamaha honda toyota nissan bmw audi suzuki kawasaki
google facebook yahoo hotmail gmail microsoft windows samsung apple iphone android youtube twitter instagram linkedin
amazon netflix myspace skype discord
america american usa canada mexico brasil brazil england london paris berlin france germany italia india china japan
russia moscow texas florida california newyork chicago boston dallas denver hawaii australia sydney africa
freedom liberty peace happy smile life live family mother father mommy daddy mama papa brother sister friend friends
friendship children school college student teacher university class music guitar piano drums rock metal metallica
nirvana slipknot eminem tupac beatles elvis madonna
killer hacker ninja samurai pirate pirates soldier marine army navy ranger sniper doctor nurse police fireman
thunder lightning storm blaze flash turbo power rocket speed racing racer action mission
purple yellow green blue red black white pink orange brown silver scarlet violet
fuck fuckyou fuckoff shit bitch asshole sexy sex pussy dick hottie playboy whatever nothing something anything
abcdef qwerty qwertz azerty asdf zxcv qazwsx onetwothree zero one two three four five six seven eight nine ten
number first second third last name myname mypassword mypass passwordis thisismypassword mydog mycat myself mylife mine your you the
and for not is my me i a big little old new good bad best top cool nice great awesome
colloquy
`
  .trim()
  .split(/\s+/);

/** Rows, columns and zigzags of keyboards, the alphabet and the digits, walked in either direction. */
export const WALKS = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890123456789",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "qwertzuiop",
  "yxcvbnm",
  "azertyuiop",
  "qsdfghjklm",
  "wxcvbn",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
  "qazwsxedcrfvtgbyhnujmikolp",
  "1q2w3e4r5t6y7u8i9o0p",
  "q1w2e3r4t5y6u7i8o9p0",
  "zaq12wsxcde34rfvbgt56yhnmju78ik",
  "1234qwerasdfzxcv",
  "147258369",
  "159357",
  "qweasdzxc",
  "1a2b3c4d5e6f7g8h9i",
  "a1b2c3d4e5f6g7h8i9",
  "112233445566778899",
  "aabbccddeeffgg",
];
